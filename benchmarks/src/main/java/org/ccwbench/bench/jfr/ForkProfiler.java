package org.ccwbench.bench.jfr;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * A profiler that writes a file for each JVM that JMH starts, named after the benchmark and numbered; a file that is
 * there already is never written again. Whoever starts a JVM chooses its file and tells it through a system property.
 */
abstract class ForkProfiler implements ExternalProfiler, InternalProfiler {
    private static final String RECORDING = ".jfr";
    private static final String FLAMES = ".html";
    private static final String PROPERTY = "ccwbench.fork.file";

    private final Path folder;
    private final String kind;

    /** @param kind what the names of its files have in common */
    ForkProfiler(Path folder, String kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /** The last two options let samples tell where compiled code is, not only where its last safepoint was. */
    @Override
    public final Collection<String> addJVMOptions(BenchmarkParams benchmark) {
        return List.of(
                "-D" + PROPERTY + '=' + next(benchmark), "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");
    }

    private Path next(BenchmarkParams benchmark) {
        int number = 1;
        while (exists(benchmark, number)) {
            number++;
        }
        return folder.resolve(file(benchmark, number) + RECORDING).toAbsolutePath();
    }

    private boolean exists(BenchmarkParams benchmark, int number) {
        final String file = file(benchmark, number);
        return Files.exists(folder.resolve(file + RECORDING)) || Files.exists(folder.resolve(file + FLAMES));
    }

    private String file(BenchmarkParams benchmark, int number) {
        return stem(benchmark) + '-' + kind + '-' + number;
    }

    /** What the names of all files about a benchmark with these parameters begin with. */
    static String stem(BenchmarkParams benchmark) {
        final String parameters = IterationMarks.parameters(benchmark);
        final String all = IterationMarks.name(benchmark) + (parameters.isEmpty() ? "" : "-" + parameters);
        return all.replace(',', '-').replaceAll("[^A-Za-z0-9._=-]", "_");
    }

    /** The file of this JVM. */
    static Path own() {
        return Path.of(System.getProperty(PROPERTY));
    }

    @Override
    public final Collection<String> addJVMInvokeOptions(BenchmarkParams benchmark) {
        return List.of();
    }

    @Override
    public final void beforeTrial(BenchmarkParams benchmark) {}

    @Override
    public final Collection<? extends Result<?>> afterTrial(BenchmarkResult result, long pid, File out, File err) {
        return List.of();
    }

    @Override
    public final boolean allowPrintOut() {
        return true;
    }

    @Override
    public final boolean allowPrintErr() {
        return true;
    }
}
