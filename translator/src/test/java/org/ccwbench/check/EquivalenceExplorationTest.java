package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ccwbench.check.Comparison.Outcome;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.gen.Mix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a difference that no rule explains. */
class EquivalenceExplorationTest {
    private static final int ORB_FORMAT_1 = 0x80;

    @TempDir
    private Path folder;

    @Test
    void shouldMinimiseAndWriteAProgramThatNoRuleExplains() {
        final EquivalenceExploration exploration =
                new EquivalenceExploration((input, seed) -> isFormat1(input) ? different() : same(), folder);
        final AssertionError error =
                catchThrowableOfType(AssertionError.class, () -> exploration.explore(Mix.EXECUTED, 0, 100));

        final List<ProgramFile> files = Fixtures.load(folder);
        assertThat(files).hasSize(1);
        assertThat(error)
                .hasMessageStartingWith("executed/")
                .hasMessageContaining("planted")
                .hasMessageContaining(files.get(0).file())
                .hasMessageEndingWith(files.get(0).text());
        assertThat(files.get(0).behaviour()).startsWith("No rule explains the effect of what is left of executed/");
        assertThat(isFormat1(files.get(0).input())).isTrue();
        assertThat(files.get(0).input().contents()).as("one CCW of zeros").hasSize(1);
    }

    @Test
    void shouldCountWhatItLooksAt() {
        final EquivalenceExploration exploration = new EquivalenceExploration((input, seed) -> same(), folder);
        exploration.explore(Mix.EXECUTED, 0, 10);
        assertThat(exploration.tally().compared()).isEqualTo(10);
        assertThat(exploration.tally().report("ten")).startsWith("ten: 10 programs compared, 20 transfers, 0 deviate");
        assertThat(folder).isEmptyDirectory();
    }

    private static boolean isFormat1(ProgramInput input) {
        return (input.orb()[5] & ORB_FORMAT_1) != 0;
    }

    private static Comparison same() {
        return new Comparison(Outcome.EQUIVALENT, 0, false, 2, Optional.empty(), List.of(), List.of());
    }

    private static Comparison different() {
        return new Comparison(Outcome.DIFFERENT, 0, false, 2, Optional.empty(), List.of(), List.of("planted"));
    }
}
