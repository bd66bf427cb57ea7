package org.ccwbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.ccwbench.arch.Orb;
import org.ccwbench.cp.ChannelProgram;
import org.junit.jupiter.api.Test;

/** Chronicle Bytes would bring a library along that sends usage data over the network. It must not be here. */
class ClassPathTest {
    private static final List<String> BANNED =
            List.of("net/openhft/chronicle/analytics/", "software/chronicle/analytics/");

    @Test
    void shouldHaveNoAnalytics() throws IOException {
        final List<String> jars = new ArrayList<>();
        for (final String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (element.endsWith(".jar")) {
                jars.add(Path.of(element).getFileName().toString());
                try (JarFile jar = new JarFile(element)) {
                    assertThat(jar.stream().filter(entry -> isBanned(entry.getName())))
                            .as(element)
                            .isEmpty();
                }
            }
        }
        assertThat(jars).anyMatch(jar -> jar.startsWith("chronicle-bytes"));
    }

    private static boolean isBanned(String entry) {
        return BANNED.stream().anyMatch(entry::startsWith);
    }

    @Test
    void shouldTranslateInChronicleStorageWithoutThem() {
        try (Workload workload = new Workload(Shape.DIRECT16, 1, TableKind.FLAT);
                ChannelProgram program = new ChannelProgram(workload.guest(), Workload.HOST_BASE)) {
            assertThat(workload.storage().getClass().getSimpleName()).isEqualTo("ContiguousStorage");
            assertThat(program.init(workload.orbs(), 0)).isEqualTo(1);
            assertThat(program.prefetch()).isZero();
            assertThat(program.hostOrb(0, 0, workload.orbs(), 0)).isEqualTo(Orb.AREA_BYTES);
            assertThat(program.view().pins()).isEqualTo(16);
        }
    }
}
