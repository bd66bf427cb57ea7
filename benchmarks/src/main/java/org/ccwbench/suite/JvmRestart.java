package org.ccwbench.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ccwbench.bench.JvmFlags;

/**
 * Runs a command in a second JVM that has the {@link JvmFlags}. From JDK 24 on a JVM warns when JMH or Chronicle Bytes
 * first touches {@code sun.misc.Unsafe}; only an option of the command line silences that, and no manifest can give it.
 */
final class JvmRestart {
    private static final int FIRST_THAT_WARNS = 24;
    private static final int LAST_WORDS_SECONDS = 15;
    private static final String OPTION = JvmFlags.UNSAFE_MEMORY.substring(0, JvmFlags.UNSAFE_MEMORY.indexOf('='));

    private JvmRestart() {}

    /** Whether this JVM would warn. */
    static boolean isNeeded() {
        return isNeeded(
                Runtime.version().feature(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static boolean isNeeded(int feature, List<String> jvmArguments) {
        return feature >= FIRST_THAT_WARNS && jvmArguments.stream().noneMatch(flag -> flag.startsWith(OPTION));
    }

    /** Runs a command with the streams of this process. @return its {@link ExitCode} */
    static int run(String... arguments) {
        try {
            final Process process =
                    new ProcessBuilder(command(arguments)).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            return process.waitFor();
        } catch (IOException e) {
            System.err.println("A second JVM cannot be started: " + e.getMessage());
            return ExitCode.HARNESS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.HARNESS;
        }
    }

    /** With time to write down what it has, and to be read what it says: its streams stay open. */
    static void end(Process process) {
        process.toHandle().destroy();
        try {
            process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<String> command(String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(JvmFlags.all());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
