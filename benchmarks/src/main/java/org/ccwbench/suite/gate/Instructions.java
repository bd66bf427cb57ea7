package org.ccwbench.suite.gate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.duet.Child;
import org.ccwbench.suite.gate.duet.InstructionProbe;
import org.ccwbench.suite.gate.duet.Version;

/**
 * Counts instructions with valgrind, which needs no counters of the processor: a JVM that runs N operations and one
 * that runs 2 N differ by the instructions of N. The machine's load does not matter.
 */
public final class Instructions {
    /** The layer's name. */
    public static final String NAME = "instructions";

    /** What is said where it is not installed. */
    public static final String MISSING = "valgrind is not installed (package valgrind)";

    /** More than this is more. */
    static final double MOST = 0.01;

    private static final int CALLS = 20_000;
    private static final int OPERATIONS_A_CALL = 32;
    private static final int MOST_SETS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern COUNT = Pattern.compile("I\\s+refs:\\s+([0-9,]+)");
    private static final int PERCENT = 100;
    private static final double TENTHS = 10;

    private Instructions() {}

    /**
     * Instructions of an operation.
     *
     * @param before of the baseline
     * @param now of this version
     */
    public record Count(double before, double now) {
        /** How much more, in percent. */
        double morePercent() {
            return PERCENT * (now / before - 1);
        }

        /** Whether that is more than can be by chance. */
        boolean isMore() {
            return morePercent() > PERCENT * MOST;
        }

        /** How much more, in words; never minus nothing. */
        String moreText() {
            return String.format(Locale.ROOT, "%+.1f %%", Math.round(morePercent() * TENTHS) / TENTHS + 0.0);
        }
    }

    /** Whether there is a valgrind. */
    public static boolean areCountable() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "valgrind")));
    }

    /**
     * Counts a kernel of two versions, two JVMs at a time. Now and then a JVM does something on top, such as to compile
     * a method again; so what looks like more is counted anew, and the fewest of each JVM count.
     *
     * @throws IOException when a JVM does not run under valgrind
     */
    public static Count count(Version before, Version now, String kernel) throws IOException {
        return fewest(() -> countOnce(before, now, kernel));
    }

    /**
     * Counts until nothing looks like more, three times at most.
     *
     * @param set instructions of N and 2 N operations of the baseline, and the same of this version
     */
    static Count fewest(Callable<long[]> set) throws IOException {
        final long[] fewest = next(set);
        for (int sets = 1; sets < MOST_SETS && of(fewest).isMore(); sets++) {
            final long[] again = next(set);
            Arrays.setAll(fewest, jvm -> Math.min(fewest[jvm], again[jvm]));
        }
        return of(fewest);
    }

    private static long[] next(Callable<long[]> set) throws IOException {
        try {
            return set.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Count of(long... set) {
        final double operations = (double) CALLS * OPERATIONS_A_CALL;
        return new Count((set[1] - set[0]) / operations, (set[3] - set[2]) / operations);
    }

    private static long[] countOnce(Version before, Version now, String kernel) throws IOException {
        final ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            final List<Future<Long>> runs = new ArrayList<>();
            for (final Version version : List.of(before, now)) {
                for (final int calls : new int[] {CALLS, 2 * CALLS}) {
                    final Callable<Long> run = () -> count(version, kernel, calls);
                    runs.add(threads.submit(run));
                }
            }
            final long[] set = new long[runs.size()];
            for (int i = 0; i < set.length; i++) {
                set[i] = result(runs.get(i));
            }
            return set;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long result(Future<Long> run) throws IOException {
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    private static long count(Version version, String kernel, int calls) throws IOException {
        final Path log = Files.createTempFile("ccwbench-valgrind", ".log");
        final Path output = Files.createTempFile("ccwbench-valgrind", ".txt");
        try {
            final List<String> command = new ArrayList<>(List.of(
                    "valgrind",
                    "--tool=cachegrind",
                    "--cache-sim=no",
                    "--cachegrind-out-file=/dev/null",
                    "--smc-check=all-non-file",
                    "--vex-iropt-register-updates=allregs-at-mem-access",
                    "--log-file=" + log));
            command.addAll(Child.command(
                    List.of("-Xbatch", "-XX:-TieredCompilation"),
                    InstructionProbe.class.getName(),
                    version.classPath(),
                    kernel,
                    Integer.toString(calls)));
            Child.run(command, output, LONGEST);
            return parse(Files.readString(log));
        } finally {
            Files.deleteIfExists(log);
            Files.deleteIfExists(output);
        }
    }

    /** The number in valgrind's log. */
    static long parse(String log) throws IOException {
        final Matcher matcher = COUNT.matcher(log);
        if (!matcher.find()) {
            throw new IOException("valgrind has counted no instructions");
        }
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    /** More instructions are slower. @param counts by kernel */
    public static Layer judge(Map<String, Count> counts) {
        final List<String> more = new ArrayList<>();
        final List<String> all = new ArrayList<>();
        counts.forEach((kernel, count) -> {
            all.add(kernel + ' ' + count.moreText());
            if (count.isMore()) {
                more.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f -> %.1f an operation (%s)",
                        kernel,
                        count.before(),
                        count.now(),
                        count.moreText()));
            }
        });
        return more.isEmpty()
                ? Layer.of(NAME, Result.PASSED, String.join(", ", all))
                : new Layer(NAME, Result.SLOWER, more.size() + " of " + counts.size() + " kernels need more", more);
    }
}
