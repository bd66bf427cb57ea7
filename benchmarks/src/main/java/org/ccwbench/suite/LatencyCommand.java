package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.bench.irq.Arrivals;
import org.ccwbench.bench.irq.InterruptMix;
import org.ccwbench.bench.irq.LoadPlan;
import org.ccwbench.bench.irq.Placement;
import org.ccwbench.bench.irq.Rate;
import org.ccwbench.suite.report.SweepPlot;
import org.ccwbench.suite.results.EnvironmentFile;
import org.ccwbench.suite.results.ResultsFolder;
import org.ccwbench.suite.results.WholeFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long requests take that arrive at fixed times, while interruptions do the same. */
@Command(
        name = "latency",
        description = "Measures how long requests take that arrive at fixed times, while interruptions do the same.",
        footer = {
            "",
            "response: from the time at which a request was intended to come; service: from its start; interruption:"
                    + " from its intended time until the guest has read the status; hiccup: how late a thread wakes up"
                    + " that has nothing to do. Nothing is corrected afterwards. A rate of which less than 99 %% is"
                    + " done is marked MISSED.",
            "Exit code 4 when the rate asked for was missed; a sweep is meant to miss some. Ctrl-C keeps what there is."
        },
        mixinStandardHelpOptions = true)
final class LatencyCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration USUAL_WARM_UP = Duration.ofSeconds(3);
    private static final Duration SATURATION = Duration.ofSeconds(1);
    private static final long WRITING_SECONDS = 10;
    private static final double TAIL = 99.9;

    private final Terminal terminal;
    private final Duration warmUp;
    private final Progress progress;
    private final List<String> report = new ArrayList<>();
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile boolean stopped;
    private Duration all;
    private Duration left;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Requests requests;

    @Option(
            names = "--irq",
            paramLabel = "RATE",
            defaultValue = "0",
            converter = RateConverter.class,
            description = "Interruptions per second, such as 0, 20k or 1M; none when not given.")
    private Rate irq;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            defaultValue = "eckd12",
            description = "What the requests translate: ${COMPLETION-CANDIDATES}; eckd12 when not given.")
    private Shape shape;

    @Option(
            names = "--placement",
            paramLabel = "WHERE",
            defaultValue = "inline",
            description = "inline: the translating thread presents interruptions between requests; remote: a device"
                    + " thread does, on another core. inline when not given.")
    private Placement placement;

    @Option(
            names = "--arrivals",
            paramLabel = "HOW",
            defaultValue = "poisson",
            description = "How both are spread over time: ${COMPLETION-CANDIDATES}; poisson when not given.")
    private Arrivals arrivals;

    @Option(
            names = "--mix",
            paramLabel = "MIX",
            defaultValue = "mixed",
            description = "Which interruptions: ${COMPLETION-CANDIDATES}; mixed when not given.")
    private InterruptMix mix;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = BudgetConverter.class,
            description = "How long each rate is measured, 1s to 60m; 10s when not given.")
    private Duration time;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + LoadPlan.SEED,
            description = "Of all times and kinds; the same seed gives the same.")
    private long seed;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Writes into this directory, for each rate, response, service, interruption and hiccup as"
                    + " .hlog and .hgrm; latency.txt, what was printed; and of a sweep sweep.csv and sweep.svg.")
    private Path folder;

    LatencyCommand(Terminal terminal) {
        this(terminal, USUAL_WARM_UP);
    }

    LatencyCommand(Terminal terminal, Duration warmUp) {
        this.terminal = terminal;
        this.warmUp = warmUp;
        this.progress = new Progress(terminal);
    }

    /** How many requests arrive. */
    static final class Requests {
        @Option(
                names = "--rate",
                paramLabel = "RATE",
                converter = RateConverter.class,
                description = "Requests per second, such as 20k or 1M.")
        private Rate rate;

        @Option(
                names = "--sweep",
                description = "Rates up to more than can be done, to find where responses begin to wait.")
        private boolean sweep;
    }

    @Override
    public Integer call() {
        check();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "latency-stop"));
        try {
            return measureAndWrite();
        } catch (WrongTranslationException e) {
            terminal.out().println(terminal.bad(e.getMessage()));
            return ExitCode.WRONG_TRANSLATION;
        } finally {
            written.countDown();
        }
    }

    private void check() {
        if (time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new UsageException("--time must be from 1s to 60m");
        }
        if (!requests.sweep && requests.rate.perSecond() == 0) {
            throw new UsageException("--rate must be more than 0");
        }
        if (folder != null) {
            ResultsFolder.make(folder);
            EnvironmentFile.write(folder);
        }
    }

    /** Ends measuring early; what there is gets printed and written. */
    void stop() {
        stopped = true;
    }

    private void stopAndWait() {
        stop();
        try {
            written.await(WRITING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int measureAndWrite() {
        say("machine  " + Machine.describe());
        say(shape + ", requests and interruptions " + arrivals + ", " + irq + " " + mix + " interruptions per second "
                + placement + ", " + time.toSeconds() + " s a rate, seed " + seed);
        final LoadPlan plan = new LoadPlan(irq, arrivals, mix, seed);
        final int code;
        try (LatencyRun run = new LatencyRun(shape, plan, placement, folder, () -> stopped)) {
            code = requests.sweep ? sweep(run) : single(run);
        }
        if (stopped) {
            say("Stopped early; this is what was measured until then.");
        }
        say("raw data " + (folder == null ? "not kept (--results DIR keeps it)" : "in " + folder));
        if (folder != null) {
            WholeFile.write(folder.resolve("latency.txt"), String.join("\n", report) + '\n');
        }
        return code;
    }

    private int single(LatencyRun run) {
        warmUp(run, warmUp.plus(time));
        final Latency latency = measure(run, requests.rate.toString(), requests.rate);
        latency.describe().forEach(this::say);
        if (latency.isMissed()) {
            report.add(latency.missed());
            terminal.out().println(terminal.bad(latency.missed()));
            return ExitCode.UNDECIDED;
        }
        return ExitCode.OK;
    }

    private int sweep(LatencyRun run) {
        warmUp(run, warmUp.plus(SATURATION).plus(time.multipliedBy(Sweep.RATES + 1L)));
        final Sweep sweep = new Sweep();
        final double saturated = run.saturate(SATURATION);
        left = left.minus(SATURATION);
        for (final Rate rate : Sweep.rates(saturated)) {
            if (!stopped) {
                sweep.add(measure(run, rate.toString(), rate));
            }
        }
        sweep.table().forEach(this::say);
        final Optional<Rate> knee = sweep.knee();
        if (folder != null) {
            WholeFile.write(folder.resolve("sweep.csv"), String.join("\n", sweep.csv()) + '\n');
            WholeFile.write(
                    folder.resolve("sweep.svg"),
                    String.join(
                                    "\n",
                                    SweepPlot.of(sweep.plotted(), title())
                                            .picture()
                                            .asFile())
                            + '\n');
        }
        if (knee.isEmpty()) {
            say("No knee: at the lowest rate nine in ten responses took more than ten times the usual service, or it"
                    + " was missed.");
            return ExitCode.UNDECIDED;
        }
        say("knee     " + knee.get() + " requests per second");
        if (!stopped) {
            atHalf(run, Sweep.half(knee.get()));
        }
        return ExitCode.OK;
    }

    private void atHalf(LatencyRun run, Rate rate) {
        final Latency half = measure(run, "half-" + rate, rate);
        say("At half the knee, " + rate + " requests per second:");
        half.describe().forEach(this::say);
        say("p99.9 of the response is " + Samples.decimal(2, (double) half.responseAt(TAIL) / half.hiccupTail())
                + " times that of the hiccups");
    }

    private String title() {
        return shape + ", " + irq + " interruptions/s " + placement + ", " + arrivals;
    }

    private void warmUp(LatencyRun run, Duration whole) {
        all = whole;
        left = whole;
        step("warm-up");
        run.saturate(warmUp);
        left = left.minus(warmUp);
    }

    private Latency measure(LatencyRun run, String name, Rate rate) {
        final Duration afterwards = left.minus(time);
        final String what = rate + " requests per second";
        step(what);
        final Latency latency = run.measure(name, rate, time, () -> {
            left = left.minusSeconds(1);
            if (terminal.isInteractive()) {
                step(what);
            }
        });
        left = afterwards;
        progress.end();
        return latency;
    }

    private void step(String what) {
        final int seconds = (int) Math.max(1, all.toSeconds());
        progress.step(Math.min(seconds, seconds - (int) left.toSeconds()), seconds, what, left);
    }

    private void say(String line) {
        report.add(line);
        terminal.out().println(line);
        terminal.out().flush();
    }
}
