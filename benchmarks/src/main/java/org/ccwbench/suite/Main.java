package org.ccwbench.suite;

import java.util.Arrays;
import java.util.Set;
import org.ccwbench.fixtures.ProgramSyntaxException;
import org.ccwbench.fixtures.corpus.CorpusException;
import org.ccwbench.fixtures.device.ImageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
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
    private static final Set<String> OWN =
            Set.of("execute", "quick", "latency", "translate", "verify", "-h", "--help", "-V", "--version");
    private static final Set<String> MEASURING = Set.of("quick", "latency");
    private static final String JMH = "jmh";

    private Main() {}

    /** Runs a command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(measures(arguments) && JvmRestart.isNeeded() ? JvmRestart.run(arguments) : run(arguments));
    }

    private static int run(String... arguments) {
        try {
            return run(Terminal.ofProcess(), arguments);
        } catch (Throwable e) {
            e.printStackTrace();
            return ExitCode.HARNESS;
        }
    }

    /** Runs a command. @return its {@link ExitCode} */
    static int run(Terminal terminal, String... arguments) {
        if (!isForJmh(arguments)) {
            return commandLine(terminal).execute(arguments);
        }
        final int words = arguments[0].equals(JMH) ? 1 : 0;
        return commandLine(terminal, Arrays.copyOfRange(arguments, words, arguments.length))
                .execute(JMH);
    }

    private static boolean isForJmh(String... arguments) {
        return arguments.length > 0 && !OWN.contains(arguments[0]);
    }

    private static boolean measures(String... arguments) {
        return isForJmh(arguments) || arguments.length > 0 && MEASURING.contains(arguments[0]);
    }

    private static CommandLine commandLine(Terminal terminal, String... jmhArguments) {
        return new CommandLine(new Main())
                .addSubcommand(new QuickCommand(terminal))
                .addSubcommand(new LatencyCommand(terminal))
                .addSubcommand(new TranslateCommand(terminal))
                .addSubcommand(new ExecuteCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
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
                || failure instanceof CorpusException
                || failure instanceof ImageException
                || failure instanceof ProgramSyntaxException) {
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
