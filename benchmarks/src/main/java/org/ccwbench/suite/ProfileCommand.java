package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.ccwbench.bench.cp.WrongTranslationException;
import org.ccwbench.bench.jfr.ForkSampling;
import org.ccwbench.bench.jfr.WorkerAllocation;
import org.ccwbench.suite.gate.EarlierVersion;
import org.ccwbench.suite.results.EnvironmentFile;
import org.ccwbench.suite.view.Flames;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs benchmarks under profilers. */
@Command(
        name = "profile",
        description = "Runs benchmarks under a profiler: a recording for each JVM, a flame graph of what was measured,"
                + " and in a run of its own the bytes allocated.",
        footer = {
            "",
            "Files are numbered and never written again. view answers questions from a recording of JFR; JDK Mission",
            "Control opens it too. What was interrupted leaves the recordings of the JVMs that had begun.",
            "With --diff an earlier version is profiled first, by its own jar, into a directory of its name below DIR.",
            "The differential flame graph is as wide as this version is: red takes a larger part of the time than",
            "before, blue a smaller one, yellow is new, grey may be chance.",
            "Exit code 3 when a translation is wrong, 4 when only async-profiler was asked for and cannot be loaded, 5",
            "when the earlier version cannot be profiled."
        },
        mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
    private static final Duration FORK_OVERHEAD = Duration.ofMillis(1_500);

    private final Terminal terminal;
    private final Progress progress;
    private EarlierProfile before;
    private int steps;
    private int done;

    /** JVMs are measuring; and somebody has ended this one meanwhile. */
    private volatile boolean running;

    private volatile boolean interrupted;

    @Parameters(paramLabel = "REGEX", description = "Benchmarks, as JMH takes them: TranslateBenchmark, irq, ….")
    private String regex;

    @Option(
            names = "--with",
            paramLabel = "jfr|async|both",
            defaultValue = "jfr",
            description = "Profiler: jfr (default), async for async-profiler, or both, one after the other.")
    private With with;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "64",
            description = "JFR records one program and one interruption in so many, 64 when not given.")
    private int every;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "profile",
            description = "Where the files go, the directory profile when not given.")
    private Path folder;

    @Option(
            names = "--diff",
            paramLabel = "NAME",
            description = "Profiles a saved baseline too, or the jar of an earlier version, and shows what changed.")
    private String earlier;

    @Mixin
    private BaselinesFolder baselines = new BaselinesFolder();

    @Mixin
    private ProfilePlan plan = new ProfilePlan();

    ProfileCommand(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    /** Which profilers. */
    enum With {
        /** JFR. */
        JFR,
        /** async-profiler. */
        ASYNC,
        /** One after the other. */
        BOTH
    }

    @Override
    public Integer call() throws IOException {
        check();
        final List<ProfileRun> runs = runs();
        if (runs.isEmpty()) {
            return ExitCode.UNDECIDED;
        }
        runs.add(ProfileRun.ALLOCATION);
        steps = benchmarks() * runs.size();
        final EarlierVersion version = earlier == null ? null : EarlierProfile.find(earlier, baselines.path(), regex);
        final ProfileFiles files = new ProfileFiles(folder);
        EnvironmentFile.write(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt));
        if (version != null) {
            before = new EarlierProfile(terminal, version, folder);
            final int failed = profileEarlier();
            if (failed != ExitCode.OK) {
                return failed;
            }
        }
        for (final ProfileRun run : runs) {
            final int failed = run(run, files);
            if (failed != ExitCode.OK) {
                return failed;
            }
        }
        ProfileViews.print(terminal, files.made());
        return ExitCode.OK;
    }

    private int profileEarlier() throws IOException {
        final List<String> words = new ArrayList<>(List.of(regex, "--with", with.name(), "--every", "" + every));
        words.addAll(plan.words());
        running = true;
        final int code = before.run(words);
        if (interrupted) {
            return ExitCode.HARNESS;
        }
        running = false;
        return before.say(code);
    }

    private int benchmarks() {
        try {
            final int benchmarks = plan.benchmarks(regex);
            if (benchmarks == 0) {
                throw new UsageException("no benchmark matches " + regex + ": -l lists them");
            }
            return benchmarks;
        } catch (PatternSyntaxException e) {
            throw new UsageException(regex + " is no regular expression: " + e.getDescription());
        }
    }

    /** What each JVM has recorded it writes by itself. */
    private void interrupt() {
        if (running) {
            interrupted = true;
            progress.end();
            terminal.err()
                    .println("Interrupted: the recordings of JVMs that had begun are in " + folder.toAbsolutePath());
        }
    }

    private void check() {
        plan.check();
        if (every < 1) {
            throw new UsageException("--every must be 1 or more");
        }
        if (folder.toAbsolutePath().toString().contains(",") && with != With.JFR) {
            throw new UsageException(folder + ": async-profiler cannot write to a path with a comma");
        }
    }

    private List<ProfileRun> runs() {
        final List<ProfileRun> runs = new ArrayList<>();
        if (with != With.ASYNC) {
            runs.add(ProfileRun.JFR);
        }
        if (with != With.JFR) {
            final String hindrance = ForkSampling.hindrance();
            if (hindrance == null) {
                runs.add(ProfileRun.ASYNC);
            } else {
                terminal.err().println("async-profiler cannot be used here: " + hindrance);
            }
        }
        return runs;
    }

    private int run(ProfileRun run, ProfileFiles files) throws IOException {
        final ProfileFormat format = new ProfileFormat(benchmark -> step(run, benchmark));
        running = true;
        try {
            final Collection<RunResult> results = run.run(plan.options(regex), every, folder.toAbsolutePath(), format);
            running = false;
            progress.end();
            if (run == ProfileRun.ALLOCATION) {
                results.forEach(this::sayAllocation);
            } else {
                sayFiles(run, files);
            }
            return ExitCode.OK;
        } catch (RunnerException e) {
            if (interrupted) {
                return ExitCode.HARNESS;
            }
            running = false;
            progress.end();
            return refuse(e, format);
        }
    }

    private void step(ProfileRun run, BenchmarkParams benchmark) {
        final Duration one = FORK_OVERHEAD
                .plus(time(benchmark.getWarmup()))
                .plus(time(benchmark.getMeasurement()))
                .multipliedBy(Math.max(1, benchmark.getForks()));
        progress.step(done, steps, run + " " + title(benchmark), one.multipliedBy(steps - done));
        done++;
    }

    private static Duration time(IterationParams iterations) {
        return Duration.ofNanos(iterations.getTime().convertTo(TimeUnit.NANOSECONDS))
                .multipliedBy(iterations.getCount());
    }

    private static String title(BenchmarkParams benchmark) {
        final String[] words = benchmark.getBenchmark().split("\\.");
        return words[words.length - 2]
                + '.'
                + words[words.length - 1]
                + benchmark.getParamsKeys().stream()
                        .map(key -> " " + key + '=' + benchmark.getParam(key))
                        .collect(Collectors.joining());
    }

    private void sayFiles(ProfileRun run, ProfileFiles files) throws IOException {
        for (final Map.Entry<String, List<Path>> made : files.made().entrySet()) {
            if (run.isOf(made.getKey())) {
                final List<Path> recordings = made.getValue();
                final Flames flames = ProfileFiles.flames(made.getKey(), recordings);
                final Path graph = files.flamesOf(made.getKey(), recordings);
                flames.write(graph);
                recordings.forEach(file -> terminal.out().println("recording    " + file));
                terminal.out()
                        .println("flame graph  " + graph + "  " + flames.samples() + " samples"
                                + hint(flames.samples()));
                if (before != null) {
                    sayDiff(made.getKey(), flames, files.diffOf(made.getKey(), recordings));
                }
            }
        }
    }

    private void sayDiff(String name, Flames now, Path graph) throws IOException {
        final List<Path> recordings = before.recordings(name);
        if (recordings.isEmpty()) {
            terminal.out().println("flame diff   none: " + earlier + " has no recording of " + name);
            return;
        }
        final Flames then = ProfileFiles.flames(name, recordings);
        now.writeDiff(graph, then);
        terminal.out()
                .println("flame diff   " + graph + "  " + then.samples() + " samples before, " + now.samples() + " now"
                        + hint(Math.min(then.samples(), now.samples())));
    }

    private static String hint(long samples) {
        return samples == 0 ? ": measure longer, with -i or -r" : "";
    }

    private void sayAllocation(RunResult result) {
        final double bytes = Samples.of(result).median(iteration -> Samples.count(iteration, WorkerAllocation.LABEL));
        terminal.out().println("allocation   " + title(result.getParams()) + "  " + Samples.bytes(bytes) + " B/op");
    }

    private int refuse(RunnerException failure, ProfileFormat format) {
        final WrongTranslationException wrong = WrongTranslationException.in(failure);
        if (wrong != null) {
            terminal.out().println(terminal.bad(wrong.getMessage()));
            return ExitCode.WRONG_TRANSLATION;
        }
        terminal.err().println(failure.getMessage());
        terminal.err().print(format.printed());
        terminal.err().flush();
        return ExitCode.HARNESS;
    }
}
