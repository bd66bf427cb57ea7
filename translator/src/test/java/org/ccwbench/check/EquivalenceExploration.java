package org.ccwbench.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramPrinter;
import org.ccwbench.fixtures.gen.GuestProgram;
import org.ccwbench.fixtures.gen.Minimiser;
import org.ccwbench.fixtures.gen.Mix;
import org.ccwbench.fixtures.gen.ProgramGenerator;

/**
 * Compares the effects of generated programs with those of their translations. The first difference that no rule
 * explains is minimised and written as a {@code .cp} file.
 */
final class EquivalenceExploration {
    private static final int ATTEMPTS = 20_000;

    private final BiFunction<ProgramInput, Long, Comparison> comparer;
    private final Path folder;
    private final Tally tally = new Tally();

    /** @param folder where a program that no rule explains is written */
    EquivalenceExploration(BiFunction<ProgramInput, Long, Comparison> comparer, Path folder) {
        this.comparer = comparer;
        this.folder = folder;
    }

    Tally tally() {
        return tally;
    }

    /**
     * Looks at the programs of a mix with consecutive seeds, each in the world of its seed.
     *
     * @throws AssertionError on the first difference that no rule explains; the message names the file
     */
    void explore(Mix mix, long firstSeed, long programs) {
        final ProgramGenerator generator = new ProgramGenerator(mix);
        for (long seed = firstSeed; seed < firstSeed + programs; seed++) {
            final GuestProgram program = generator.program(seed);
            final Comparison comparison = comparer.apply(program.toInput(), seed);
            if (comparison.isUnexplained()) {
                fail(program, seed, comparison);
            }
            tally.add(comparison);
        }
    }

    private void fail(GuestProgram program, long seed, Comparison comparison) {
        final Predicate<ProgramInput> fails =
                input -> comparer.apply(input, seed).isUnexplained();
        final GuestProgram smallest = new Minimiser(ATTEMPTS).minimise(program, fails);
        final ProgramInput input = smallest.toInput();
        final String found = "No rule explains the effect of what is left of " + program.name() + " in world " + seed;
        final String text;
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            text = ProgramPrinter.print(input, translator.translate(input), List.of(found));
        }
        final Path file = folder.resolve(program.name().replace('/', '-') + "-effect.cp");
        write(file, text);
        throw new AssertionError(program.name() + ": " + String.join("; ", comparison.differences())
                + "\nsmallest program: "
                + String.join("; ", comparer.apply(input, seed).differences()) + "\n" + file + "\n\n" + text);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
