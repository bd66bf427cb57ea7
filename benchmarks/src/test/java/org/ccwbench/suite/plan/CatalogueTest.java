package org.ccwbench.suite.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every benchmark of the jar says what it answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
    private final Catalogue catalogue = Catalogue.ofJar();

    List<Benchmark> benchmarks() {
        return catalogue.benchmarks();
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void shouldKnowTheQuestionOfEveryBenchmark(Benchmark benchmark) {
        assertThat(benchmark.question()).matches("[A-Z].*\\?");
        assertThat(benchmark.tags()).isNotEmpty().allMatch(tag -> tag.matches("[a-z]+"));
        assertThat(benchmark.combinations(Profile.STANDARD)).isBetween(1, benchmark.combinations(Profile.FULL));
        assertThat(benchmark.effort().forks()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldGiveEachAQuestionOfItsOwn() {
        assertThat(catalogue.benchmarks())
                .hasSizeGreaterThan(15)
                .extracting(Benchmark::question)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldConfineTheStandardProfile() {
        final Benchmark translate = catalogue
                .select("TranslateBenchmark.cycle", "translate")
                .benchmarks()
                .get(0);

        assertThat(translate.parameters().get("table")).containsExactly("flat", "dat");
        assertThat(translate.standard().get("table")).containsExactly("flat");
        assertThat(translate.combinations(Profile.FULL)).isEqualTo(8 * 2 * 2);
        assertThat(translate.combinations(Profile.STANDARD)).isEqualTo(8 * 2);
    }
}
