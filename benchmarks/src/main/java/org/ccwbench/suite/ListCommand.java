package org.ccwbench.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.suite.plan.Benchmark;
import org.ccwbench.suite.plan.Catalogue;
import org.ccwbench.suite.plan.Profile;
import org.ccwbench.suite.plan.Times;
import org.ccwbench.suite.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what can be measured, why, and how long it takes. */
@Command(
        name = "list",
        description = "Lists the benchmarks, and how long each takes.",
        footer = {
            "",
            "runs: combinations of values of the parameters, all of them and those that the standard profile of run"
                    + " takes; about: the time of each, with what JVMs take to start. jmh -lp lists the values.",
            "Exit code 0, or 5 when there is no such benchmark."
        },
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "REGEX",
            arity = "0..1",
            description = "Only those whose name it is found in, such as cp or Beside.*pairs.")
    private String regex;

    @Option(names = "--why", description = "The question that each answers, and its tags.")
    private boolean why;

    @Option(names = "--tag", paramLabel = "T", description = "Only those with this tag, such as irq.")
    private String tag;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        final List<Benchmark> benchmarks = Catalogue.ofJar().select(regex, tag).benchmarks();
        final List<String> columns = new ArrayList<>(List.of("benchmark", "runs", "about", "standard", "about"));
        if (why) {
            columns.addAll(List.of("tags", "question"));
        }
        final List<List<Object>> rows =
                benchmarks.stream().map(benchmark -> row(benchmark)).toList();
        new Table(columns, rows, List.of()).print(terminal.out(), rows.size());
        terminal.out()
                .println(benchmarks.size() + (benchmarks.size() == 1 ? " benchmark" : " benchmarks") + "; run takes "
                        + time(benchmarks, Profile.STANDARD) + ", run --profile full "
                        + time(benchmarks, Profile.FULL));
        return ExitCode.OK;
    }

    private List<Object> row(Benchmark benchmark) {
        final List<Object> row = new ArrayList<>(List.of(
                benchmark.shortName(),
                benchmark.combinations(Profile.FULL),
                time(List.of(benchmark), Profile.FULL),
                benchmark.combinations(Profile.STANDARD),
                time(List.of(benchmark), Profile.STANDARD)));
        if (why) {
            row.addAll(List.of(String.join(" ", benchmark.tags()), benchmark.question()));
        }
        return row;
    }

    private static String time(List<Benchmark> benchmarks, Profile profile) {
        return Times.text(benchmarks.stream()
                .map(benchmark -> benchmark.effort().total().multipliedBy(benchmark.combinations(profile)))
                .reduce(Duration.ZERO, Duration::plus));
    }
}
