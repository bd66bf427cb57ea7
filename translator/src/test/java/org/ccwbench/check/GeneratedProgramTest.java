package org.ccwbench.check;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.ccwbench.fixtures.gen.Mix;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated programs of every mix under every law.
 *
 * <p>{@code laws.programs} says how many programs of each mix, {@code laws.seed} which seed is the first; without them
 * a build looks at the same programs every time. A seed of {@code random} takes one from the clock. Mixes share nothing
 * and may be looked at side by side, where JUnit is told to.
 */
@Execution(ExecutionMode.CONCURRENT)
class GeneratedProgramTest {
    private static final Path FAILURES = Path.of("target", "failures");
    private static final long PROGRAMS = Long.getLong("laws.programs", 16_000);
    private static final String SEED = System.getProperty("laws.seed", "0");

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldKeepEveryLaw(Mix mix) {
        final long seed = SEED.equals("random") ? System.nanoTime() : Long.parseLong(SEED);
        final long started = System.nanoTime();
        final Exploration exploration = new Exploration(Rig::real, FAILURES);
        final Duration most = Duration.ofSeconds(30).plus(Duration.ofMillis(50 * PROGRAMS));
        System.out.println(mix.label() + ": " + PROGRAMS + " programs from seed " + seed);
        assertTimeoutPreemptively(
                most,
                () -> exploration.explore(mix, seed, PROGRAMS),
                () -> "no end in sight of " + exploration.current());
        System.out.println(mix.label() + ": " + (System.nanoTime() - started) / 1_000_000 + " ms");
    }
}
