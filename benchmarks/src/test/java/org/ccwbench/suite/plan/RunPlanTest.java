package org.ccwbench.suite.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ccwbench.suite.plan.RunPlan.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned, in which order, and what cannot be. */
class RunPlanTest {
    private static final Effort USUAL = new Effort(3, 5, 300, 10, 200);
    private static final Benchmark SHAPES = new Benchmark(
            "org.ccwbench.bench.cp.SomeBenchmark.cycle",
            "avgt",
            "What?",
            List.of("some"),
            Map.of("shape", List.of("a", "b", "c"), "data", List.of("hot", "pool")),
            Map.of("shape", List.of("a", "b"), "data", List.of("hot")),
            USUAL);
    private static final Benchmark PLAIN =
            new Benchmark("org.ccwbench.bench.Other.once", "avgt", "Why?", List.of("other"), Map.of(), Map.of(), USUAL);
    private static final Catalogue BOTH = Catalogue.of(List.of(SHAPES, PLAIN));
    private static final JdkHome OLD = new JdkHome("/old/bin/java", "17+1", "A", "VM");
    private static final JdkHome NEW = new JdkHome("/new/bin/java", "25+2", "A", "VM");

    private static RunPlan plan(Profile profile, long seed, Shard shard, Duration budget, JdkHome... jdks) {
        return RunPlan.of(BOTH, new Request(profile, Map.of(), seed, shard, budget), List.of(jdks));
    }

    private static List<String> ids(RunPlan plan) {
        return plan.entries().stream().map(Entry::id).toList();
    }

    @Test
    void shouldTakeTheStandardValuesOnly() {
        final RunPlan plan = plan(Profile.STANDARD, 1, Shard.WHOLE, null, OLD);

        assertThat(ids(plan)).contains("Other.once").doesNotHaveDuplicates();
        assertThat(plan.entries())
                .extracting(Entry::params)
                .containsExactlyInAnyOrder(
                        Map.of(), Map.of("shape", "a", "data", "hot"), Map.of("shape", "b", "data", "hot"));
        assertThat(plan.entries()).allMatch(entry -> entry.forks() == 3 && entry.iterations() == 10);
        assertThat(plan.total()).isEqualTo(Duration.ofMillis(3 * 3 * 4_800));
    }

    @Test
    void shouldTakeAllValuesInTheFullProfile() {
        assertThat(plan(Profile.FULL, 1, Shard.WHOLE, null, OLD).entries()).hasSize(3 * 2 + 1);
    }

    @Test
    void shouldTakeTheValuesThatAreSet() {
        final Request request = new Request(Profile.STANDARD, Map.of("shape", List.of("c", "a")), 1, Shard.WHOLE, null);

        assertThat(RunPlan.of(BOTH, request, List.of(OLD)).entries())
                .extracting(entry -> entry.params().get("shape"))
                .containsExactlyInAnyOrder("c", "a", null);
    }

    @Test
    void shouldOrderBySeed() {
        final List<String> first = ids(plan(Profile.FULL, 1, Shard.WHOLE, null, OLD));

        assertThat(ids(plan(Profile.FULL, 1, Shard.WHOLE, null, OLD))).isEqualTo(first);
        assertThat(ids(plan(Profile.FULL, 2, Shard.WHOLE, null, OLD)))
                .isNotEqualTo(first)
                .containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void shouldMeasureSeveralJdksInTurnForkByFork() {
        final RunPlan plan = RunPlan.of(
                Catalogue.of(List.of(PLAIN)),
                new Request(Profile.STANDARD, Map.of(), 1, Shard.WHOLE, null),
                List.of(OLD, NEW));

        assertThat(ids(plan)).containsExactly("Other.once-jdk1", "Other.once-jdk2");
        assertThat(plan.forksInTurn()).extracting(Entry::jdk).containsExactly(0, 1, 1, 0, 0, 1);
    }

    @Test
    void shouldStartAForkOfEachBeforeTheSecondOfAny() {
        final RunPlan plan = plan(Profile.FULL, 1, Shard.WHOLE, null, OLD);
        final List<String> inTurn = plan.forksInTurn().stream().map(Entry::id).toList();

        assertThat(inTurn).hasSize(3 * 7);
        assertThat(inTurn.subList(0, 7)).isEqualTo(ids(plan));
        assertThat(inTurn.subList(7, 14)).isEqualTo(ids(plan));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shouldDealAllOutToPartsOnce(int parts) {
        final List<String> all = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            all.addAll(ids(plan(Profile.FULL, part, new Shard(part, parts), null, OLD)));
        }

        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids(plan(Profile.FULL, 1, Shard.WHOLE, null, OLD)));
    }

    @Test
    void shouldGiveAllPartsTheSameEffort() {
        final Set<Integer> forks = new HashSet<>();
        IntStream.rangeClosed(1, 3)
                .mapToObj(part -> plan(Profile.FULL, 1, new Shard(part, 3), Duration.ofMinutes(1), OLD))
                .forEach(plan -> plan.entries().forEach(entry -> forks.add(entry.forks())));

        assertThat(forks).hasSize(1);
    }

    @Test
    void shouldRefuseAPartThatHasNothingToDo() {
        assertThatThrownBy(() -> plan(Profile.FULL, 1, new Shard(8, 8), null, OLD))
                .hasMessage("part 8/8 has nothing to do: there are only 7 pieces of work");
    }

    @Test
    void shouldKeepToItsBudget() {
        for (final int seconds : List.of(30, 60, 100, 200, 330)) {
            final Duration budget = Duration.ofSeconds(seconds);
            assertThat(plan(Profile.FULL, 1, Shard.WHOLE, budget, OLD).total())
                    .isBetween(budget.multipliedBy(6).dividedBy(10), budget);
        }
    }

    @Test
    void shouldRefuseABudgetThatIsTooShort() {
        assertThatThrownBy(() -> plan(Profile.FULL, 1, Shard.WHOLE, Duration.ofSeconds(10), OLD))
                .hasMessage("--budget 10 s is too short for 7 measurements: give 20 s or more, or choose fewer with"
                        + " REGEX, --tag or -p");
    }

    @ParameterizedTest
    @CsvSource({
        "2800, 1, 3, 3",
        "5000, 1, 5, 9",
        "6000, 2, 3, 4",
        "9600, 2, 5, 10",
        "14400, 3, 5, 10",
        "100000, 10, 5, 10"
    })
    void shouldChooseForksAndIterations(long share, int forks, int warmUps, int iterations) {
        assertThat(USUAL.within(Duration.ofMillis(share))).isEqualTo(new Effort(forks, warmUps, 300, iterations, 200));
    }

    @Test
    void shouldRefuseParametersThatThereAreNot() {
        assertRefused(
                Map.of("shap", List.of("a")),
                "-p shap: none of these benchmarks has that parameter; they have" + " data, shape");
        assertRefused(Map.of("shape", List.of("a", "z")), "-p shape=z: cp.SomeBenchmark.cycle knows a, b, c");
    }

    private static void assertRefused(Map<String, List<String>> set, String complaint) {
        assertThatThrownBy(
                        () -> RunPlan.of(BOTH, new Request(Profile.STANDARD, set, 1, Shard.WHOLE, null), List.of(OLD)))
                .isInstanceOf(PlanException.class)
                .hasMessage(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/2", "3/2", "1", "a/b", "1/0", "-1/2"})
    void shouldRefusePartsThatAreNone(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"45, 45 s", "60, 1 min", "200, 3 min 20 s", "3600, 1 h", "7500, 2 h 5 min"})
    void shouldTellTimes(long seconds, String text) {
        assertThat(Times.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
