package org.ccwbench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ccwbench.suite.gate.Layer;
import org.ccwbench.suite.gate.duet.Duets;
import org.ccwbench.suite.gate.duet.ForkRunner;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.machine.Fitness;

/**
 * What a comparison is done with.
 *
 * @param now the version that is judged
 * @param look looks at the machine
 * @param correctness judges translations; told what it does
 * @param forks makes what runs forks
 */
record ComparisonTools(
        Version now,
        Supplier<Fitness> look,
        Function<Consumer<String>, Layer> correctness,
        Supplier<ForkRunner> forks) {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** This version, on this machine. */
    static ComparisonTools usual() {
        return new ComparisonTools(
                Version.current(), () -> Fitness.over(LOOK), GateCorrectness::judge, ComparisonTools::duets);
    }

    private static Duets duets() {
        try {
            return new Duets();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
