package org.ccwbench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.ccwbench.css.InterruptQueueStress;
import org.ccwbench.kernel.CancelStress;
import org.ccwbench.kernel.EventFdStress;
import org.ccwbench.kernel.SpinLockStress;
import org.ccwbench.kernel.WorkQueueStress;
import org.ccwbench.vfio.InterruptionStress;
import org.ccwbench.vfio.LostDeviceStress;
import org.ccwbench.vfio.PublicationStress;
import org.ccwbench.vfio.StatePublicationStress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.processors.JCStressTestProcessor;

/**
 * What the Java memory model lets threads see of each other, asked with jcstress: classes that stand beside what they
 * are about. Run in the profile explore only.
 */
class MemoryModelStress {
    private static final List<Class<?>> QUESTIONS = List.of(
            CancelStress.class,
            EventFdStress.class,
            InterruptQueueStress.class,
            InterruptionStress.class,
            LostDeviceStress.class,
            PublicationStress.class,
            SpinLockStress.class,
            StatePublicationStress.class,
            WorkQueueStress.class);

    /** What is generated, and the results, which are written to where the process is. */
    private static final Path DIRECTORY = Path.of("target", "jcstress").toAbsolutePath();

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /** With the compiler that reorders most, and no other: all of them together take four minutes. */
    private static final List<String> OPTIONS =
            List.of("-m", "quick", "-iters", "3", "-time", "300", "-sc", "false", "-af", "NONE", "-v", "-jvmArgs");

    @BeforeAll
    static void generate() throws IOException {
        Files.createDirectories(DIRECTORY);
        final List<String> options = List.of(
                "-processor", JCStressTestProcessor.class.getName(), "-cp", CLASS_PATH, "-d", DIRECTORY.toString());
        final List<String> classes = QUESTIONS.stream().map(Class::getName).toList();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, options, classes, null)
                        .call())
                .isTrue();
    }

    @Test
    void shouldSeeNoForbiddenOutcome() throws Exception {
        final List<String> lines = new ArrayList<>();
        assertThat(run(lines))
                .as(() -> String.join(System.lineSeparator(), lines))
                .isZero();
        lines.stream().dropWhile(line -> !line.startsWith("RUN RESULTS")).forEach(System.out::println);
        assertThat(lines).contains("  All remaining tests: " + QUESTIONS.size() + " matching test results.");
    }

    private static int run(List<String> lines) throws IOException, InterruptedException {
        final String java =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        final List<String> command = new ArrayList<>(
                List.of(java, "-cp", String.join(":", DIRECTORY.toString(), CLASS_PATH), Main.class.getName()));
        command.addAll(OPTIONS);
        command.add(flags());
        final Process process = new ProcessBuilder(command)
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        }
        return process.waitFor();
    }

    private static String flags() {
        return Stream.concat(
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(argument -> !argument.startsWith("-D")),
                        Stream.of("-XX:-TieredCompilation"))
                .collect(Collectors.joining(" "));
    }
}
