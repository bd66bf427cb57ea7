package org.ccwbench.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.results.Baseline;
import org.ccwbench.suite.results.Baselines;
import org.ccwbench.suite.view.Table;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Keeps versions to compare later ones with. */
@Command(
        name = "baseline",
        description = "Keeps versions to compare later ones with: the jar itself, which compare and gate run again,"
                + " what it was saved on, its work counters, and the results given to it.",
        footer = {
            "",
            "A baseline is a directory under the directory of the baselines. Exit code 0, or 5 when there is no such"
                    + " baseline, there is one already, or it cannot be written."
        },
        mixinStandardHelpOptions = true)
final class BaselineCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The directory of the baselines; ./baselines when not given.")
    private Path root = Baselines.USUAL;

    private BaselineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with its commands. */
    static CommandLine with(Terminal terminal) {
        final BaselineCommand command = new BaselineCommand(terminal);
        return new CommandLine(command)
                .addSubcommand(new Save(command))
                .addSubcommand(new Listing(command))
                .addSubcommand(new Removal(command));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: baseline save, list or rm");
    }

    private Baselines baselines() {
        return new Baselines(root);
    }

    private void say(String line) {
        terminal.out().println(line);
    }

    /** Keeps this jar. */
    @Command(
            name = "save",
            description = "Keeps this jar under a name.",
            footer = "Exit code 0, or 5 when it cannot be saved; then nothing has changed.",
            mixinStandardHelpOptions = true)
    private static final class Save implements Callable<Integer> {
        private final BaselineCommand command;

        @Parameters(paramLabel = "NAME", description = "Letters, digits, '.', '_' and '-', such as main or v1.2.")
        private String name;

        @Option(
                names = "--from",
                paramLabel = "DIR",
                description = "Keeps the results of a run with this jar too, a directory or an archive.")
        private Path from;

        @Option(names = "--replace", description = "Puts it in the place of one of the same name.")
        private boolean replace;

        private Save(BaselineCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            final Baseline saved = command.baselines().save(name, from, replace);
            command.say("saved    " + saved.folder() + ": jar, environment"
                    + (saved.counters().isPresent() ? ", counters" : "")
                    + saved.run()
                            .map(run -> ", results: " + run.results().size())
                            .orElse(""));
            return ExitCode.OK;
        }
    }

    /** Tells which there are. */
    @Command(
            name = "list",
            description = "Lists the baselines.",
            footer = "Exit code 0.",
            mixinStandardHelpOptions = true)
    private static final class Listing implements Callable<Integer> {
        private static final List<String> COLUMNS = List.of("baseline", "saved", "results", "jar", "JDK", "machine");

        private final BaselineCommand command;

        private Listing(BaselineCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            final List<Baseline> all = command.baselines().all();
            if (all.isEmpty()) {
                command.say("no baselines in " + command.root + ": baseline save NAME makes one");
            } else {
                final List<List<Object>> rows = all.stream().map(Listing::row).toList();
                new Table(COLUMNS, rows, List.of()).print(command.terminal.out(), rows.size());
            }
            command.baselines().broken().forEach(command::say);
            return ExitCode.OK;
        }

        private static List<Object> row(Baseline baseline) {
            final Function<Part, String> described = baseline.environment()::describe;
            return List.of(
                    baseline.name(),
                    baseline.saved(),
                    baseline.run().map(run -> run.results().size()).orElse(0),
                    described.apply(Part.JAR),
                    baseline.environment().jdk().getOrDefault("version", "unknown"),
                    baseline.environment().machine().getOrDefault("processor", "unknown"));
        }
    }

    /** Removes one. */
    @Command(
            name = "rm",
            description = "Removes a baseline.",
            footer = "Exit code 0, or 5 when there is no such baseline.",
            mixinStandardHelpOptions = true)
    private static final class Removal implements Callable<Integer> {
        private final BaselineCommand command;

        @Parameters(paramLabel = "NAME", description = "The name it was saved under.")
        private String name;

        private Removal(BaselineCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            command.baselines().remove(name);
            command.say("removed  " + name);
            return ExitCode.OK;
        }
    }
}
