package org.ccwbench.suite.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.duet.Duets;
import org.ccwbench.suite.gate.duet.ForkResult;
import org.ccwbench.suite.gate.duet.ForkTask;
import org.ccwbench.suite.gate.duet.KernelException;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.machine.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions with a fault, in JVMs of their own. */
class PlantedFaultTest {
    private static final String ALLOCATES = "for (int i = 0; i < n; i++) { sink = new int[2]; } return n;";
    private static final String THROWS = "if (true) { throw new IllegalStateException(\"wrong translation of x\"); }";

    @TempDir
    private Path folder;

    private Version good;

    @BeforeEach
    void plant() throws IOException {
        good = planted("good", 20, "", PlantedVersion.WORK);
    }

    private Version planted(String name, int steps, String opening, String body) throws IOException {
        return PlantedVersion.of(Files.createDirectory(folder.resolve(name)), steps, opening, body);
    }

    @Test
    void shouldSeeHowMuchMoreAVersionDoes() throws IOException {
        final Version slower = planted("slower", 30, "", PlantedVersion.WORK);
        try (Duets duets = new Duets()) {
            final ForkResult result =
                    duets.run(new ForkTask("planted", good, slower, Order.NEW_FIRST, Clock.THREAD_CPU, 0));
            assertThat(result.failure()).isNull();
            assertThat(result.slices()).containsOnlyKeys("ruler.copy", "ruler.walk", "planted");
            assertThat(Math.exp(result.slices().get("planted").log())).isBetween(1.3, 1.7);
            assertThat(result.slices().get("planted").oldNanos()).isPositive();
        }
    }

    @Test
    void shouldNameTheVersionThatTranslatesWrongly() throws IOException {
        final Version wrong = planted("wrong", 20, THROWS, PlantedVersion.WORK);
        try (Duets duets = new Duets()) {
            final DuetSource.Setup setup =
                    new DuetSource.Setup(good, wrong, Clock.THREAD_CPU, 0, System.nanoTime(), duets);
            final DuetSource source =
                    new DuetSource(setup, NoiseFloors.none(List.of()), RawForks.into(null), what -> {});
            assertThatThrownBy(() -> source.run("planted", 1))
                    .isInstanceOf(WrongTranslationException.class)
                    .hasMessage("planted: wrong translation of x");
        }
    }

    @Test
    void shouldCountWhatIsTakenFromTheHeap() throws IOException {
        final Map<String, Long> none = AllocationLayer.measure(good, List.of("planted"));
        assertThat(none).containsExactly(Map.entry("planted", 0L));
        assertThat(AllocationLayer.judge(none).result()).isEqualTo(Result.PASSED);

        final Map<String, Long> some =
                AllocationLayer.measure(planted("allocating", 1, "", ALLOCATES), List.of("planted"));
        assertThat(some.get("planted")).isEqualTo(24L * 100_000);
        final Layer layer = AllocationLayer.judge(some);
        assertThat(layer.result()).isEqualTo(Result.SLOWER);
        assertThat(layer.summary()).isEqualTo("1 of 1 kernels take memory from the heap");
        assertThat(layer.lines()).containsExactly("planted: 2400000 bytes in 100000 operations");
    }

    @Test
    void shouldNotCountWhatAWrongTranslationTakes() throws IOException {
        final Version wrong = planted("wrong", 20, THROWS, PlantedVersion.WORK);
        assertThatThrownBy(() -> AllocationLayer.measure(wrong, List.of("planted")))
                .isInstanceOf(KernelException.class)
                .hasMessage("planted: wrong translation of x");
    }

    @Test
    void shouldSayWhatTheJvmSaidThatFailed() throws IOException {
        try (Duets duets = new Duets()) {
            final ForkTask task = new ForkTask("other", null, good, Order.OLD_FIRST, Clock.WALL, 0);
            assertThatThrownBy(() -> duets.run(task))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("a JVM that measures failed: ");
        }
    }

    @Test
    void shouldListTheKernelsOfAVersion() throws IOException {
        assertThat(good.kernels()).containsExactly("planted");
        assertThat(new Version(Files.createDirectory(folder.resolve("old")).toString()).kernels())
                .isEmpty();
        assertThat(Version.current().kernels()).contains("translate.eckd12.hot");
    }
}
