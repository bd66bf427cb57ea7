package org.ccwbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark method runs, once, here and now. What it takes means nothing. */
class SmokeTest {
    private static final String PROGRAMS = "\\.cp\\.(?!Fixture).*|A0Baseline.*\\.copy";
    private static final String[] SHAPES = {
        "direct1", "direct16", "idal16", "idal64", "idal256", "idal1024", "direct255", "eckd12"
    };

    @Test
    void shouldRunEveryBenchmarkOfOneProgram() throws RunnerException {
        final Collection<RunResult> results = run(new OptionsBuilder()
                .param("shape", "direct1")
                .param("data", "hot", "pool")
                .param("subchannels", "1", "64")
                .param("irq", "0", "1M"));

        assertThat(benchmarks(results)).isEqualTo(listed()).isNotEmpty();
        assertThat(values(results, "table")).containsExactly("dat", "flat");
        assertThat(values(results, "data")).containsExactly("hot", "pool");
        assertThat(values(results, "order")).containsExactly("random", "sequential");
        assertThat(values(results, "format")).containsExactly("0", "1");
        assertThat(values(results, "placement")).containsExactly("inline", "remote");
        assertThat(values(results, "kind")).containsExactly("final", "intermediate", "unsolicited");
    }

    @Test
    void shouldRunEveryShape() throws RunnerException {
        final Collection<RunResult> results = run(new OptionsBuilder()
                .include(PROGRAMS)
                .param("shape", SHAPES)
                .param("data", "hot")
                .param("table", "flat"));

        assertThat(values(results, "shape")).containsExactlyInAnyOrder(SHAPES);
        assertThat(benchmarks(results)).hasSize(5);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        options.forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true);
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT))
                .run();
    }

    private static Set<String> benchmarks(Collection<RunResult> results) {
        return results.stream()
                .map(result -> result.getParams().getBenchmark())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> values(Collection<RunResult> results, String parameter) {
        return results.stream()
                .map(result -> result.getParams().getParam(parameter))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(entry -> entry.getUsername())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
