package org.ccwbench.suite;

import java.util.Optional;

/** How to look for what makes a kernel slower: the benchmark that does the same, profiled in both versions. */
final class KernelProfile {
    private static final int FAMILY = 0;
    private static final int SHAPE = 1;
    private static final int DATA = 2;

    private KernelProfile() {}

    /**
     * A command line; none for a kernel that no benchmark is like.
     *
     * @param kernel such as {@code translate.eckd12.hot}; see {@link org.ccwbench.bench.duet.Kernels}
     * @param baseline what it is compared with
     */
    static Optional<String> of(String kernel, String baseline) {
        return benchmark(kernel.split("\\.")).map(arguments -> "profile " + arguments + " --diff " + baseline);
    }

    private static Optional<String> benchmark(String... parts) {
        return switch (parts[FAMILY]) {
            case "translate" -> Optional.of(translation("flat", parts));
            case "dat" -> Optional.of(translation("dat", parts));
            case "request" -> Optional.of("StartToInterruptBenchmark -p shape=" + parts[SHAPE] + " -p data=hot");
            case "interrupt" -> Optional.of("InterruptCostBenchmark -p shape=" + parts[SHAPE]);
            default -> Optional.empty();
        };
    }

    private static String translation(String table, String... parts) {
        return "TranslateBenchmark.cycle -p shape=" + parts[SHAPE] + " -p data=" + parts[DATA] + " -p table=" + table;
    }
}
