package org.ccwbench.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;

/** JMH as it is, except that a fork that fails makes the run fail. */
@Command(
        name = "jmh",
        description =
                "JMH with all its options; jmh -h lists them. A fork that fails ends the run unless -foe is given.",
        mixinStandardHelpOptions = false)
final class JmhCommand implements Callable<Integer> {
    private static final String FAIL_ON_ERROR = "-foe";

    private final Terminal terminal;
    private final String[] arguments;

    JmhCommand(Terminal terminal, String... arguments) {
        this.terminal = terminal;
        this.arguments = arguments;
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        final CommandLineOptions options;
        try {
            options = new CommandLineOptions(failingOnError());
        } catch (CommandLineOptionException e) {
            throw new UsageException(e.getMessage());
        }
        try {
            run(options);
            return ExitCode.OK;
        } catch (NoBenchmarksException e) {
            throw new UsageException("no benchmark matches " + String.join(" ", arguments)
                    + ", and no command has that name: -l lists the benchmarks, --help the commands");
        } catch (RunnerException e) {
            final WrongTranslationException wrong = WrongTranslationException.in(e);
            terminal.err().println(wrong == null ? e.getMessage() : wrong.getMessage());
            return wrong == null ? ExitCode.HARNESS : ExitCode.WRONG_TRANSLATION;
        }
    }

    private String[] failingOnError() {
        final List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (!all.contains(FAIL_ON_ERROR)) {
            all.add(FAIL_ON_ERROR);
            all.add("true");
        }
        return all.toArray(new String[0]);
    }

    private void run(CommandLineOptions options) throws RunnerException, IOException {
        final Runner runner = new Runner(options);
        if (options.shouldHelp()) {
            options.showHelp();
        } else if (options.shouldList()) {
            runner.list();
        } else if (options.shouldListWithParams()) {
            runner.listWithParams(options);
        } else if (options.shouldListProfilers()) {
            options.listProfilers();
        } else if (options.shouldListResultFormats()) {
            options.listResultFormats();
        } else {
            sayLoads(runner.run());
        }
    }

    /** What the counters of a load mean, which JMH cannot say. */
    private void sayLoads(Collection<RunResult> results) {
        final List<RunResult> loads = results.stream().filter(LoadRow::fits).toList();
        if (!loads.isEmpty()) {
            terminal.out().println(LoadRow.head());
            loads.forEach(run -> terminal.out().println(LoadRow.of(run)));
        }
    }
}
