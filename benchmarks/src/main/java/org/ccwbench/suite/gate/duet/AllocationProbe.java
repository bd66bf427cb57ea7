package org.ccwbench.suite.gate.duet;

import com.google.gson.Gson;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** What a JVM does that was started to count the bytes that kernels take from the heap. */
public final class AllocationProbe {
    /** Operations that are counted at once. */
    public static final int OPERATIONS = 100_000;

    private static final int TRIES = 5;
    private static final int WARM_UP_CALLS = 20_000;

    private AllocationProbe() {}

    /**
     * What was counted.
     *
     * @param bytes by kernel: the fewest of five times 100,000 operations
     * @param failure which kernel answers wrongly and how, so that nothing was counted behind it; null when none does
     */
    public record Taken(Map<String, Long> bytes, String failure) {}

    /**
     * Counts and writes a {@link Taken}.
     *
     * @param arguments class path, file to write, names of kernels
     */
    public static void main(String[] arguments) throws IOException {
        final List<String> kernels = List.of(arguments).subList(2, arguments.length);
        Files.writeString(Path.of(arguments[1]), new Gson().toJson(count(new Version(arguments[0]), kernels)));
    }

    private static Taken count(Version version, List<String> kernels) {
        final Map<String, Long> bytes = new LinkedHashMap<>();
        for (final String kernel : kernels) {
            try {
                bytes.put(kernel, fewest(Version.open(version.load(), kernel)));
            } catch (KernelException e) {
                return new Taken(bytes, kernel + ": " + e.getMessage());
            }
        }
        return new Taken(bytes, null);
    }

    private static long fewest(IntUnaryOperator kernel) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP_CALLS; i++) {
            kernel.applyAsInt(1);
        }
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && fewest > 0; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            kernel.applyAsInt(OPERATIONS);
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }
}
