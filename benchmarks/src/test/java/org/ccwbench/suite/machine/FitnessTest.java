package org.ccwbench.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.ccwbench.suite.machine.Finding.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a machine is fit. */
class FitnessTest {
    private static final ClockCheck CLOCK = new ClockCheck(300, 300, 1, 0);

    private static Readings readings(double busy, double waited, double steal, long hiccupNanos, String governor) {
        final Histogram hiccups = Readings.noHiccups();
        hiccups.recordValue(hiccupNanos);
        return new Readings(
                2,
                OptionalDouble.of(7.5),
                OptionalDouble.of(busy),
                OptionalDouble.of(waited),
                OptionalDouble.of(steal),
                hiccups,
                Optional.of(governor),
                OptionalDouble.empty(),
                Optional.of(false),
                Optional.of("madvise"),
                Optional.of("tsc"),
                CLOCK);
    }

    private static Readings untold() {
        return new Readings(
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Readings.noHiccups(),
                Optional.empty(),
                OptionalDouble.of(0.5),
                Optional.empty(),
                Optional.empty(),
                Optional.of("hpet"),
                CLOCK);
    }

    @Test
    void shouldBeFitAtItsLimits() {
        final Fitness fitness = Fitness.of(readings(50, 20, 2, 1_999_000, "performance"));

        assertThat(fitness.summary()).isEqualTo("FIT");
        assertThat(fitness.findings())
                .filteredOn(finding -> finding.judgement() == Judgement.GOOD)
                .hasSize(5);
        assertThat(fitness.findings())
                .filteredOn(finding -> !finding.advice().isEmpty())
                .extracting(Finding::value)
                .containsExactly("thread CPU time");
    }

    @Test
    void shouldNotDecideByWhatWasBefore() {
        final Fitness fitness = Fitness.of(readings(0, 0, 0, 1_000, "performance"));

        assertThat(fitness.isFit()).isTrue();
        assertThat(fitness.findings())
                .filteredOn(finding -> finding.reading().equals("load average"))
                .singleElement()
                .isEqualTo(new Finding("load average", "7.50", "", Judgement.NOTE, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "50.1, 20, 2, 1000000, performance, busy with other work 50.1 % (limit: at most 50.0 %)",
        "50, 20.1, 2, 1000000, performance, waiting for a core 20.1 % (limit: at most 20.0 %)",
        "50, 20, 2.1, 1000000, performance, steal 2.1 % (limit: at most 2.0 %)",
        "50, 20, 2, 2100000, performance, hiccup p99 2.10 ms (limit: at most 2.00 ms)",
        "50, 20, 2, 1000000, powersave, frequency governor powersave (limit: performance)"
    })
    void shouldBeUnfitBeyondALimit(
            double busy, double waited, double steal, long hiccup, String governor, String reason) {
        final Fitness fitness = Fitness.of(readings(busy, waited, steal, hiccup, governor));

        assertThat(fitness.isFit()).isFalse();
        assertThat(fitness.reasons()).containsExactly(reason);
        assertThat(fitness.summary()).isEqualTo("UNFIT: " + reason);
        assertThat(fitness.findings())
                .filteredOn(finding -> finding.judgement() == Judgement.BAD)
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).isNotEmpty());
    }

    @Test
    void shouldNotCallAMachineUnfitThatDoesNotTell() {
        final Fitness fitness = Fitness.of(untold());

        assertThat(fitness.isFit()).isTrue();
        assertThat(fitness.findings())
                .filteredOn(finding -> finding.judgement() == Judgement.UNKNOWN)
                .hasSize(4);
        assertThat(fitness.findings())
                .filteredOn(finding -> !finding.advice().isEmpty())
                .extracting(Finding::reading)
                .containsExactly("quota", "cores", "clocksource", "clock to decide with");
    }

    @Test
    void shouldTellAllOfItAsJson() {
        final Fitness fitness = Fitness.of(readings(90, 20, 2, 1_000_000, "performance"));

        assertThat(fitness.toJson().toString())
                .startsWith("{\"fit\":false,\"reasons\":[\"busy with other work 90.0 % (limit: at most 50.0 %)\"],"
                        + "\"findings\":[{\"reading\":\"busy with other work\",\"value\":\"90.0 %\","
                        + "\"limit\":\"at most 50.0 %\",\"judgement\":\"BAD\",\"advice\":\"");
    }

    @Test
    void shouldLookAtThisMachine() {
        final Readings here = Readings.over(Duration.ofMillis(50));

        assertThat(here.processors()).isPositive();
        assertThat(here.hiccups().getTotalCount()).isPositive();
        assertThat(Fitness.of(here).findings()).hasSize(11);
    }
}
