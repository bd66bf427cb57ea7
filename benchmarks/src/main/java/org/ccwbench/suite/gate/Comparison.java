package org.ccwbench.suite.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ccwbench.suite.gate.DuetSource.Setup;
import org.ccwbench.suite.gate.KernelRow.Bytes;
import org.ccwbench.suite.gate.stats.Decision;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.Outcome;

/**
 * The times of two versions.
 *
 * @param outcomes of the kernels, in order
 * @param oldNanos nanoseconds that an operation of the old version takes, by kernel
 * @param rulers what is the same code in both versions, by name
 * @param rounds how much of what was timed counts
 * @param forks that were run
 */
public record Comparison(
        List<Outcome> outcomes, Map<String, Double> oldNanos, Map<String, Estimate> rulers, Rounds rounds, int forks) {

    /**
     * Compares the times of some kernels, and with the time that is left finds out what equals differ by, where that is
     * not known yet.
     *
     * @param fit whether the machine is; what equals differ by on another one is of no use later
     */
    public static Comparison run(
            List<String> kernels,
            Setup setup,
            NoiseFloors floors,
            RawForks raw,
            boolean fit,
            Consumer<String> progress) {
        final DuetSource source = new DuetSource(setup, floors, raw, progress);
        final List<Outcome> outcomes = Decision.on(kernels, source);
        for (final String kernel : kernels) {
            if (fit && source.floor(kernel).isEmpty() && source.hasTime(2 * Decision.FIRST)) {
                source.measureFloor(kernel);
            }
        }
        final Map<String, Double> nanos = new LinkedHashMap<>();
        kernels.forEach(kernel -> nanos.put(kernel, source.oldNanos(kernel)));
        return new Comparison(outcomes, nanos, source.rulers(), source.rounds(), source.forks());
    }

    /** What is known of each kernel. */
    public List<KernelRow> rows(
            Map<String, Long> oldBytes, Map<String, Long> newBytes, Map<String, Instructions.Count> instructions) {
        final List<KernelRow> rows = new ArrayList<>();
        for (final Outcome outcome : outcomes) {
            final String kernel = outcome.kernel();
            final Bytes bytes = oldBytes.containsKey(kernel) && newBytes.containsKey(kernel)
                    ? new Bytes(oldBytes.get(kernel), newBytes.get(kernel))
                    : null;
            rows.add(new KernelRow(outcome, oldNanos.get(kernel), bytes, instructions.get(kernel)));
        }
        return rows;
    }
}
