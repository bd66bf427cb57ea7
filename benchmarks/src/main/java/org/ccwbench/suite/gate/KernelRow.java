package org.ccwbench.suite.gate;

import java.util.Locale;
import org.ccwbench.suite.gate.stats.Outcome;

/**
 * All that is known of a kernel.
 *
 * @param oldNanos nanoseconds that an operation of the baseline takes
 * @param allocations null when they were not counted
 * @param instructions of an operation; null when they were not counted
 */
public record KernelRow(Outcome outcome, double oldNanos, Bytes allocations, Instructions.Count instructions) {
    private static final String UNKNOWN = "-";

    /**
     * Bytes that 100,000 operations take from the heap.
     *
     * @param before in the baseline
     * @param now in this version
     */
    public record Bytes(long before, long now) {}

    /** The columns of a table, without the verdict. */
    public String text(int nameWidth) {
        return columns(
                nameWidth,
                outcome.kernel(),
                String.format(Locale.ROOT, "%.1f", oldNanos),
                outcome.estimate().toString(),
                instructionText(),
                allocationText());
    }

    /** The head over such columns. */
    public static String head(int nameWidth) {
        return columns(nameWidth, "kernel", "ns old", "ratio new/old (95 %)", "instr/op", "alloc") + "  verdict";
    }

    private static String columns(int nameWidth, String... texts) {
        return String.format("%-" + nameWidth + "s  %8s  %-20s  %8s  %7s", (Object[]) texts);
    }

    String instructionText() {
        return instructions == null ? UNKNOWN : instructions.moreText();
    }

    String allocationText() {
        return allocations == null ? UNKNOWN : allocations.before() + " -> " + allocations.now();
    }
}
