package org.ccwbench.suite;

import java.util.Arrays;
import java.util.Set;
import org.ccwbench.fixtures.ProgramSyntaxException;
import org.ccwbench.fixtures.corpus.CorpusException;
import org.ccwbench.fixtures.device.ImageException;
import org.ccwbench.suite.gate.GateException;
import org.ccwbench.suite.plan.PlanException;
import org.ccwbench.suite.results.ResultsException;
import org.ccwbench.suite.view.RecordingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The door: {@code java -jar benchmarks.jar COMMAND}. A first word that is no command is JMH's. */
@Command(
        name = "java -jar benchmarks.jar",
        description = "Translates channel programs as Linux vfio-ccw does, proves it, and measures it.",
        footer = {
            "",
            "Any other first word, such as -l or a regular expression, goes to JMH.",
            "Exit codes: 0 good, 1 slower, 3 wrong translation, 4 unfit or undecided, 5 usage, 6 harness error."
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    private static final Set<String> MEASURING = Set.of("compare", "gate", "quick", "latency", "profile", "run");
    private static final String JMH = "jmh";

    private Main() {}

    /** Runs a command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        final Terminal terminal = Terminal.ofProcess();
        System.exit(
                measures(terminal, arguments) && JvmRestart.isNeeded()
                        ? JvmRestart.run(arguments)
                        : runOrFail(terminal, arguments));
    }

    private static int runOrFail(Terminal terminal, String... arguments) {
        try {
            return run(terminal, arguments);
        } catch (Throwable e) {
            e.printStackTrace();
            return ExitCode.HARNESS;
        }
    }

    /** Runs a command. @return its {@link ExitCode} */
    static int run(Terminal terminal, String... arguments) {
        if (!isForJmh(terminal, arguments)) {
            return commandLine(terminal).execute(arguments);
        }
        final int words = arguments[0].equals(JMH) ? 1 : 0;
        return commandLine(terminal, Arrays.copyOfRange(arguments, words, arguments.length))
                .execute(JMH);
    }

    /** Whether the first word is neither a command nor an option of ours. */
    private static boolean isForJmh(Terminal terminal, String... arguments) {
        if (arguments.length == 0 || arguments[0].equals(JMH)) {
            return arguments.length > 0;
        }
        final CommandSpec own = commandLine(terminal).getCommandSpec();
        return !own.subcommands().containsKey(arguments[0]) && !own.optionsMap().containsKey(arguments[0]);
    }

    private static boolean measures(Terminal terminal, String... arguments) {
        return isForJmh(terminal, arguments) || arguments.length > 0 && MEASURING.contains(arguments[0]);
    }

    /** All commands, as the suite understands them. */
    static CommandLine commandLine(Terminal terminal, String... jmhArguments) {
        return new CommandLine(new Main())
                .addSubcommand(new QuickCommand(terminal))
                .addSubcommand(new LatencyCommand(terminal))
                .addSubcommand(new TranslateCommand(terminal))
                .addSubcommand(new ExecuteCommand(terminal))
                .addSubcommand(FixtureCommand.with(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new ProfileCommand(terminal))
                .addSubcommand(new ViewCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(BaselineCommand.with(terminal))
                .addSubcommand(new ArchiveCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new GateCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new JmhCommand(terminal, jmhArguments))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, words) -> refuse(terminal, mistake))
                .setExecutionExceptionHandler((failure, command, words) -> refuse(terminal, failure));
    }

    private static int refuse(Terminal terminal, ParameterException mistake) {
        terminal.err().println(mistake.getMessage());
        terminal.err().println("--help behind the command says what it takes");
        return ExitCode.USAGE;
    }

    private static int refuse(Terminal terminal, Exception failure) {
        if (failure instanceof UsageException
                || failure instanceof ResultsException
                || failure instanceof GateException
                || failure instanceof PlanException
                || failure instanceof CorpusException
                || failure instanceof ImageException
                || failure instanceof ProgramSyntaxException
                || failure instanceof RecordingException) {
            terminal.err().println(failure.getMessage());
            return ExitCode.USAGE;
        }
        terminal.err().println("The suite itself failed:");
        failure.printStackTrace(terminal.err());
        return ExitCode.HARNESS;
    }

    @Override
    public void run() {
        throw new UsageException("a command is missing: --help lists them");
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            final String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ccwbench " + (version == null ? "outside a jar" : version)};
        }
    }
}
