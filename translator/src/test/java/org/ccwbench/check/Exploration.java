package org.ccwbench.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.fixtures.ProgramPrinter;
import org.ccwbench.fixtures.gen.GuestProgram;
import org.ccwbench.fixtures.gen.Minimiser;
import org.ccwbench.fixtures.gen.Mix;
import org.ccwbench.fixtures.gen.ProgramGenerator;

/**
 * Holds generated programs against every {@link Law}, each as it is and with a guest that changes it meanwhile. The
 * first one that breaks a law is minimised and written as a {@code .cp} file that expects what the reference answers.
 */
final class Exploration {
    private static final int ATTEMPTS = 20_000;

    /** Page tables for wild addresses only grow, so they are made anew from time to time. */
    private static final int PROGRAMS_PER_RIG = 1_000;

    private final Supplier<Rig> rigs;
    private final Path folder;
    private volatile String current = "";

    /** @param folder where programs that break a law are written */
    Exploration(Supplier<Rig> rigs, Path folder) {
        this.rigs = rigs;
        this.folder = folder;
    }

    /** The program that is being looked at. */
    String current() {
        return current;
    }

    /**
     * Looks at the programs of a mix with consecutive seeds.
     *
     * @throws AssertionError on the first program that breaks a law; the message names the file
     */
    void explore(Mix mix, long firstSeed, long programs) {
        final ProgramGenerator generator = new ProgramGenerator(mix);
        for (long done = 0; done < programs; done += PROGRAMS_PER_RIG) {
            try (Rig rig = rigs.get()) {
                final long end = Math.min(programs, done + PROGRAMS_PER_RIG);
                for (long i = done; i < end; i++) {
                    look(generator.program(firstSeed + i), firstSeed + i, rig);
                }
            }
        }
    }

    private void look(GuestProgram program, long seed, Rig rig) {
        current = program.name();
        final ProgramInput input = program.toInput();
        final List<Change> changes = Racing.changes(input, seed);
        final Trial still = new Trial(input, rig);
        final Trial racing = new Trial(Racing.with(input, changes), rig);
        for (final Law law : Law.values()) {
            if (law.isAskedOf(seed)) {
                look(law, program, still, UnaryOperator.identity());
            }
            if (law.isAskedOf(seed) && law.holdsInARace()) {
                look(law, program, racing, smaller -> Racing.with(smaller, changes));
            }
        }
    }

    private void look(Law law, GuestProgram program, Trial trial, UnaryOperator<ProgramInput> race) {
        final List<String> violations = law.violations(trial);
        if (!violations.isEmpty()) {
            fail(law, program, violations, race, trial.rig());
        }
    }

    private void fail(
            Law law, GuestProgram program, List<String> violations, UnaryOperator<ProgramInput> race, Rig rig) {
        final Predicate<ProgramInput> fails =
                input -> !law.violations(new Trial(race.apply(input), rig)).isEmpty();
        final boolean failsAgain = fails.test(program.toInput());
        final GuestProgram smallest = failsAgain ? new Minimiser(ATTEMPTS).minimise(program, fails) : program;
        final ProgramInput input = race.apply(smallest.toInput());
        final String found = law.label() + " does not hold for what is left of " + program.name();
        final String text = ProgramPrinter.print(input, rig.reference().translate(input), List.of(found));
        final Path file = folder.resolve(program.name().replace('/', '-') + '-' + law.label() + ".cp");
        write(file, text);
        throw new AssertionError(program.name() + " breaks " + law + ": " + String.join("; ", violations)
                + (failsAgain ? "\nsmallest program" : "\nwhich it does not do again; the program")
                + ", with what the reference answers: " + file + "\n\n" + text);
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
