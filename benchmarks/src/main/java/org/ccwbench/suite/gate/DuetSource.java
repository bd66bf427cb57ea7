package org.ccwbench.suite.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.suite.gate.RawForks.Purpose;
import org.ccwbench.suite.gate.RawForks.RawFork;
import org.ccwbench.suite.gate.duet.ForkResult;
import org.ccwbench.suite.gate.duet.ForkRunner;
import org.ccwbench.suite.gate.duet.ForkTask;
import org.ccwbench.suite.gate.duet.Rulers;
import org.ccwbench.suite.gate.duet.Side;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.gate.stats.Decision;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.ForkRatio;
import org.ccwbench.suite.gate.stats.ForkSource;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.machine.Clock;
import org.ccwbench.suite.results.Median;

/** Forks that are run, in alternating order, until a time is over. What they measure is kept as it comes. */
public final class DuetSource implements ForkSource {
    private final Version oldVersion;
    private final Version newVersion;
    private final Clock clock;
    private final int extraPercent;
    private final ForkRunner runner;
    private final NoiseFloors floors;
    private final RawForks raw;
    private final long deadline;
    private final Consumer<String> progress;
    private long forkNanos;
    private int forks;
    private int sets;

    /**
     * What stays the same for all forks.
     *
     * @param extraPercent operations that the new version does on top, in percent
     * @param deadline time of {@link System#nanoTime} at which no more forks are begun that nobody needs
     */
    public record Setup(
            Version oldVersion, Version newVersion, Clock clock, int extraPercent, long deadline, ForkRunner runner) {}

    /** @param progress told what is going on before each fork */
    public DuetSource(Setup setup, NoiseFloors floors, RawForks raw, Consumer<String> progress) {
        this.oldVersion = setup.oldVersion();
        this.newVersion = setup.newVersion();
        this.clock = setup.clock();
        this.extraPercent = setup.extraPercent();
        this.deadline = setup.deadline();
        this.runner = setup.runner();
        this.floors = floors;
        this.raw = raw;
        this.progress = progress;
    }

    @Override
    public List<ForkRatio> run(String kernel, int ofEachOrder) {
        return run(kernel, ofEachOrder, Purpose.COMPARE);
    }

    private List<ForkRatio> run(String kernel, int ofEachOrder, Purpose purpose) {
        final List<RawFork> set = new ArrayList<>();
        sets++;
        try {
            for (int i = 0; i < 2 * ofEachOrder; i++) {
                progress.accept(kernel + ", fork " + (i + 1) + " of " + 2 * ofEachOrder
                        + (purpose == Purpose.FLOOR ? " against itself" : ""));
                set.add(new RawFork(purpose, sets, fork(kernel, Order.values()[i % 2], purpose)));
                raw.add(kernel, set.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RawForks.ratios(set, purpose, kernel);
    }

    private ForkResult fork(String kernel, Order first, Purpose purpose) throws IOException {
        final long start = System.nanoTime();
        final boolean compares = purpose == Purpose.COMPARE;
        final ForkResult result = runner.run(new ForkTask(
                kernel, oldVersion, compares ? newVersion : oldVersion, first, clock, compares ? extraPercent : 0));
        if (result.failure() != null) {
            throw failure(kernel, result);
        }
        forkNanos += System.nanoTime() - start;
        forks++;
        return result;
    }

    private static RuntimeException failure(String kernel, ForkResult result) {
        final String what = kernel + ": " + result.failure();
        return result.failed() == Side.OLD ? GateException.ofBaseline(what) : new WrongTranslationException(what);
    }

    @Override
    public OptionalDouble floor(String kernel) {
        return floors.get(kernel);
    }

    @Override
    public double measureFloor(String kernel) {
        final Estimate estimate = Estimate.of(run(kernel, Decision.FIRST, Purpose.FLOOR));
        floors.put(kernel, estimate.floor(), estimate.forks());
        return estimate.floor();
    }

    @Override
    public boolean hasTime(int more) {
        return System.nanoTime() + more * forkNanos / Math.max(1, forks) <= deadline;
    }

    /** What the rulers say, over the forks of all kernels. */
    public Map<String, Estimate> rulers() {
        final Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (final String ruler : Rulers.names()) {
            final List<ForkRatio> ratios = new ArrayList<>();
            for (final String kernel : raw.kernels()) {
                for (final Purpose purpose : Purpose.values()) {
                    ratios.addAll(RawForks.ratios(raw.of(kernel), purpose, ruler));
                }
            }
            estimates.put(ruler, Estimate.of(ratios));
        }
        return estimates;
    }

    /** Rounds of all kernels and rulers that were timed, and those that were dropped. */
    public Rounds rounds() {
        return Rounds.of(raw.kernels().stream().flatMap(kernel -> raw.of(kernel).stream()));
    }

    /** Nanoseconds that an operation of a kernel took in the old version: median over the forks. */
    public double oldNanos(String kernel) {
        return Median.of(raw.of(kernel).stream()
                .mapToDouble(fork -> fork.result().slices().get(kernel).oldNanos())
                .toArray());
    }

    /** Forks that were run. */
    public int forks() {
        return forks;
    }
}
