package org.ccwbench.suite.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDKs can be measured with. */
class JdkHomeTest {
    @TempDir
    private Path folder;

    private Path jdk(String version) throws IOException {
        final Path java = folder.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(
                java,
                "#!/bin/sh\necho '    java.runtime.version = " + version + "'\necho '    java.vendor = Acme Inc.'\n"
                        + "echo '    java.vm.name = Acme VM'\necho '    java.specification.version = "
                        + version.split("\\.")[0] + "'\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java;
    }

    @Test
    void shouldKnowTheOneThatRunsThis() {
        assertThat(JdkHome.at(Path.of(System.getProperty("java.home")))).isEqualTo(JdkHome.current());
    }

    @Test
    void shouldTakeADirectoryOrACommand() throws IOException {
        final Path java = jdk("21.0.1+2");

        final JdkHome expected = new JdkHome(java.toString(), "21.0.1+2", "Acme Inc.", "Acme VM");
        assertThat(JdkHome.at(folder)).isEqualTo(expected).hasToString("JDK 21.0.1+2 (Acme Inc.)");
        assertThat(JdkHome.at(java)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseWhatIsNone() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        for (final Path path : new Path[] {folder, file, folder.resolve("none")}) {
            assertThatThrownBy(() -> JdkHome.at(path))
                    .isInstanceOf(PlanException.class)
                    .hasMessage(path + ": there is no JDK; give its directory, which has bin/java in it");
        }
    }

    @Test
    void shouldRefuseWhatIsTooOld() throws IOException {
        jdk("11.0.2+3");

        assertThatThrownBy(() -> JdkHome.at(folder))
                .isInstanceOf(PlanException.class)
                .hasMessage(folder + ": JDK 11.0.2+3 is too old; 17 or newer is needed");
    }

    @Test
    void shouldRefuseACommandThatIsNoJava() {
        assertThatThrownBy(() -> JdkHome.at(Path.of("/bin/true")))
                .isInstanceOf(PlanException.class)
                .hasMessage("/bin/true: does not say which JDK it is");
    }
}
