package org.ccwbench.suite.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Centres, intervals and chances, against values computed by hand. */
class EstimateTest {
    private static final double TINY = 1e-12;

    private static List<ForkRatio> forks(double[] oldFirst, double... newFirst) {
        final List<ForkRatio> forks = new ArrayList<>();
        for (final double log : oldFirst) {
            forks.add(new ForkRatio(Order.OLD_FIRST, log));
        }
        for (final double log : newFirst) {
            forks.add(new ForkRatio(Order.NEW_FIRST, log));
        }
        return forks;
    }

    @Test
    void shouldWeighBothOrdersTheSameHoweverManyForksTheyHave() {
        final Estimate estimate = Estimate.of(forks(new double[] {0.1, 0.1, 0.1, 0.1}, -0.02, -0.02));
        assertThat(estimate.log()).isCloseTo(0.04, within(TINY));
        assertThat(estimate.forks()).isEqualTo(6);
        assertThat(estimate.ordersAgree()).isFalse();
    }

    @Test
    void shouldHaveNoWidthWhereAllForksOfAnOrderAgree() {
        final Estimate estimate = Estimate.of(forks(new double[] {0.05, 0.05}, 0.03, 0.03));
        assertThat(estimate.low()).isCloseTo(0.04, within(TINY));
        assertThat(estimate.high()).isCloseTo(0.04, within(TINY));
        assertThat(estimate.ordersAgree()).isTrue();
        assertThat(estimate.toString()).isEqualTo("1.041 [1.041, 1.041]");
    }

    /** Of 1, 2 and 4 the means of pairs are 1, 1.5, 2, 2.5, 3 and 4. */
    @Test
    void shouldTakeTheMedianOfTheMeansOfPairs() {
        assertThat(Centre.of(4, 1, 2)).isCloseTo(2.25, within(TINY));
        assertThat(Centre.of(7)).isEqualTo(7);
        assertThat(Centre.of(0, 1)).isEqualTo(0.5);
        assertThat(Centre.of(0, 0, 10, 0, 0)).isZero();
    }

    @Test
    void shouldTakeTheCentreOfWhatIsDrawnAsIfThatWereAll() {
        final double[] numbers = {0.4, -0.1, 0.25, 0.9, 0.3};
        final Centre centre = new Centre(numbers);
        for (int seed = 0; seed < 100; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final double[] drawn = new double[numbers.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = numbers[random.nextInt(numbers.length)];
            }
            assertThat(centre.drawn(new SplittableRandom(seed))).isCloseTo(Centre.of(drawn), within(TINY));
        }
    }

    @Test
    void shouldNotBeLedAstrayByAFewForks() {
        final Estimate estimate =
                Estimate.of(forks(new double[] {0, 0.01, 0, -0.01, 0, 0.3, 0, 0}, 0, 0.3, 0.01, 0, -0.01, 0, 0, 0.3));
        assertThat(estimate.log()).isBetween(-0.01, 0.01);
    }

    /** Centre 1, distances 1, 0 and 1, times the root of 3/2. */
    @Test
    void shouldEnlargeDistancesFromTheCentre() {
        assertThat(Estimate.enlarged(0, 1, 2))
                .containsExactly(new double[] {1 - Math.sqrt(1.5), 1, 1 + Math.sqrt(1.5)}, within(TINY));
    }

    /**
     * Two forks an order, 0 and 1, which are enlarged to 0.5 -+ 0.707. A draw has the centre 0.5 in six of sixteen
     * cases, -0.207 and 1.207 in one each, and 0.146 and 0.854 in four each: the tails of 2.5 % lie in the outermost.
     */
    @Test
    void shouldDrawForksWithinTheirOrder() {
        final Estimate estimate = Estimate.of(forks(new double[] {0, 1}, 0, 1));
        final double outermost = 0.5 - Math.sqrt(0.5);
        assertThat(estimate.low()).isCloseTo(outermost, within(TINY));
        assertThat(estimate.high()).isCloseTo(1 - outermost, within(TINY));
        assertThat(estimate.chanceNotAbove(0)).isCloseTo(1.0 / 16, within(0.01));
        assertThat(estimate.chanceNotAbove(0.3)).isCloseTo(5.0 / 16, within(0.02));
        assertThat(estimate.chanceNotBelow(0)).isCloseTo(15.0 / 16, within(0.01));
        assertThat(estimate.floor()).isCloseTo(1 - outermost, within(TINY));
    }

    @Test
    void shouldDrawTheSameEveryTime() {
        final List<ForkRatio> forks = forks(new double[] {0.01, 0.03, -0.02, 0.00}, 0.02, 0.01, 0.05, 0.00);
        assertThat(Estimate.of(forks).low()).isEqualTo(Estimate.of(forks).low());
    }

    @Test
    void shouldNeverSayThatSomethingIsImpossible() {
        final Estimate estimate = Estimate.of(forks(new double[] {1, 1}, 1, 1));
        assertThat(estimate.chanceNotAbove(0)).isEqualTo(1.0 / 10_001);
    }

    @Test
    void shouldKnowWhatLiesWithinAMargin() {
        assertThat(Estimate.of(forks(new double[] {0.02, 0.02}, 0.02, 0.02)).isWithin(0.03))
                .isTrue();
        assertThat(Estimate.of(forks(new double[] {0.04, 0.04}, 0.04, 0.04)).isWithin(0.03))
                .isFalse();
    }

    @Test
    void shouldNeedTwoForksOfEachOrder() {
        assertThatThrownBy(() -> Estimate.of(forks(new double[] {0.1, 0.1}, 0.1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Of three at 5 %: 0.01 <= 0.05/3, 0.02 <= 0.05/2, 0.2 > 0.05; and with 0.03 in front nothing behind counts. */
    @Test
    void shouldRejectByHolm() {
        assertThat(Holm.rejected(0.05, 0.2, 0.01, 0.02)).containsExactly(false, true, true);
        assertThat(Holm.rejected(0.05, 0.03, 0.03, 0.03)).containsExactly(false, false, false);
        assertThat(Holm.rejected(0.05, 0.04)).containsExactly(true);
        assertThat(Holm.rejected(0.05)).isEmpty();
    }
}
