package org.ccwbench.suite.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** When the plan stops, and what it says then. */
class DecisionTest {
    private static final double PERCENT_10 = Math.log(1.1);

    private final Scripted source = new Scripted();

    /** Forks as a test says. */
    private static final class Scripted implements ForkSource {
        private final Map<String, IntToDoubleFunction> logs = new HashMap<>();
        private final Map<String, Integer> runs = new HashMap<>();
        private final Map<String, Double> floors = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private double measuredFloor;
        private int left = 100;

        @Override
        public List<ForkRatio> run(String kernel, int ofEachOrder) {
            asked.add(kernel + ' ' + 2 * ofEachOrder);
            left -= 2 * ofEachOrder;
            final List<ForkRatio> forks = new ArrayList<>();
            for (int i = 0; i < 2 * ofEachOrder; i++) {
                final int number = runs.merge(kernel, 1, Integer::sum) - 1;
                forks.add(new ForkRatio(Order.values()[i % 2], logs.get(kernel).applyAsDouble(number)));
            }
            return forks;
        }

        @Override
        public OptionalDouble floor(String kernel) {
            return floors.containsKey(kernel) ? OptionalDouble.of(floors.get(kernel)) : OptionalDouble.empty();
        }

        @Override
        public double measureFloor(String kernel) {
            asked.add(kernel + " floor");
            floors.put(kernel, measuredFloor);
            return measuredFloor;
        }

        @Override
        public boolean hasTime(int forks) {
            return left >= forks;
        }
    }

    /** Around a value, never farther than a distance. */
    private static IntToDoubleFunction around(double value, double distance) {
        return fork -> value + (fork / 2 % 2 == 0 ? distance : -distance);
    }

    private Outcome decide(IntToDoubleFunction logs) {
        source.logs.put("k", logs);
        return Decision.on(List.of("k"), source).get(0);
    }

    @Test
    void shouldSayTheSameAfterEightForksWhenTheIntervalLiesWithinTheMargin() {
        final Outcome outcome = decide(around(0.005, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Verdict.SAME);
        assertThat(source.asked).containsExactly("k 8");
        assertThat(outcome.margin()).isEqualTo(Math.log(1.03));
        assertThat(outcome.floor()).isEmpty();
    }

    @Test
    void shouldFindSlowerOnlyAfterTheFloorAndFreshForks() {
        final Outcome outcome = decide(around(PERCENT_10, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(source.asked).containsExactly("k 8", "k floor", "k 8");
        assertThat(outcome.estimate().forks()).isEqualTo(16);
        assertThat(outcome.confirmed().forks()).isEqualTo(8);
    }

    @Test
    void shouldNotFindSlowerWhatFreshForksDoNotConfirm() {
        final Outcome outcome = decide(fork -> fork < 8 ? PERCENT_10 : 0);
        assertThat(outcome.verdict()).isNotEqualTo(Verdict.SLOWER);
        assertThat(outcome.confirmed()).isNull();
    }

    @Test
    void shouldNotFindSlowerWhatIsSoInOneOrderOnly() {
        source.left = 20;
        final Outcome outcome = decide(fork -> fork % 2 == 0 ? 0.2 : -0.01);
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(source.asked).containsExactly("k 8", "k 4", "k 4", "k 4");
    }

    @Test
    void shouldWidenTheMarginToTheFloor() {
        source.measuredFloor = 0.08;
        final Outcome outcome = decide(around(0.06, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Verdict.SAME);
        assertThat(outcome.margin()).isEqualTo(0.08);
    }

    @Test
    void shouldCallNothingTheSameThatMayDifferByMoreThanTenPercent() {
        source.measuredFloor = 0.25;
        final Outcome outcome = decide(around(0.15, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(outcome.isTooNoisy()).isTrue();
        assertThat(outcome.isUnconfirmed()).isFalse();
    }

    @Test
    void shouldSayThatThereWasNoTimeToConfirm() {
        source.left = 10;
        final Outcome outcome = decide(around(PERCENT_10, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(outcome.isUnconfirmed()).isTrue();
    }

    @Test
    void shouldFindFasterWithoutConfirmation() {
        final Outcome outcome = decide(around(-PERCENT_10, 0.01));
        assertThat(outcome.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(source.asked).containsExactly("k 8", "k floor");
    }

    @Test
    void shouldGoOnByFourForksUntilTheTimeIsOver() {
        source.left = 18;
        final Outcome outcome = decide(around(0.02, 0.06));
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(source.asked).containsExactly("k 8", "k 4", "k 4");
        assertThat(outcome.forksNeeded()).isGreaterThan(16).isEqualTo(outcome.forksNeeded() / 4 * 4);
    }

    @Test
    void shouldDecideNothingOnTheFewForksThatFitWhenTheTimeIsOverEarly() {
        source.left = 10;
        source.logs.put("first", around(0, 0.001));
        source.logs.put("second", around(0, 0.001));
        final List<Outcome> outcomes = Decision.on(List.of("first", "second"), source);
        assertThat(outcomes).extracting(Outcome::verdict).containsExactly(Verdict.SAME, Verdict.NOT_DECIDED);
        assertThat(source.asked).containsExactly("first 8", "second 4");
    }

    @Test
    void shouldRunMoreForksOnlyOfWhatIsOpen() {
        source.left = 28;
        source.logs.put("open", around(0.02, 0.06));
        source.logs.put("same", around(0, 0.001));
        final List<Outcome> outcomes = Decision.on(List.of("same", "open"), source);
        assertThat(outcomes).extracting(Outcome::kernel).containsExactly("same", "open");
        assertThat(outcomes).extracting(Outcome::verdict).containsExactly(Verdict.SAME, Verdict.NOT_DECIDED);
        assertThat(source.asked).containsExactly("same 8", "open 8", "open 4", "open 4", "open 4");
    }

    /** Half the interval is 0.707 + 0.5 - 0.5 = 0.707 wide; it may be 0.03 - 0.5 = 0.47: (0.707/0.47)^2 * 4 forks. */
    @Test
    void shouldTellTheForksThatItWouldNeed() {
        final Estimate wide = Estimate.of(List.of(
                new ForkRatio(Order.OLD_FIRST, 0),
                new ForkRatio(Order.OLD_FIRST, 1),
                new ForkRatio(Order.NEW_FIRST, 0),
                new ForkRatio(Order.NEW_FIRST, 1)));
        assertThat((wide.high() - wide.low()) / 2).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(new Outcome("k", Verdict.NOT_DECIDED, wide, 0.03, OptionalDouble.empty(), null).forksNeeded())
                .isEqualTo(12);
        assertThat(new Outcome("k", Verdict.NOT_DECIDED, wide, 0.5, OptionalDouble.empty(), null).forksNeeded())
                .isEqualTo(1_001);
    }
}
