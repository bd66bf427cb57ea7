package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.machine.ShutdownHook;
import org.ccwbench.suite.plan.Catalogue;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.plan.RunPlan;
import org.ccwbench.suite.plan.Times;
import org.ccwbench.suite.results.RunFolder;
import org.ccwbench.suite.results.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures benchmarks, and keeps every result as soon as it is there. */
@Command(
        name = "run",
        description = "Measures benchmarks, and keeps every result as soon as it is there.",
        footer = {
            "",
            "Nothing is timed before all bundled programs are translated as recorded. A row's median is over all"
                    + " iterations of all forks; lowest and highest are the medians of single forks. A fork is a JVM of"
                    + " its own. DIR holds run.json, results/*.json as JMH writes them, noise.jsonl, and for other"
                    + " programs all results so far in jmh-result.json.",
            "Ctrl-C keeps what there is; --resume DIR goes on with what is missing.",
            "Exit code 0 when all was measured, 3 when a translation is wrong, 5 for what cannot be measured or"
                    + " written, 6 when a benchmark failed; a run that a signal ends has the signal's: 130 after"
                    + " Ctrl-C, 143 after kill."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long WRITING_SECONDS = 10;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final Supplier<Verification> check;
    private final RunFork fork;
    private final Supplier<Fitness> fitness;
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile boolean stopped;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Goes on with the run in this directory, on the same machine, with the same jar and JDK. Takes"
                            + " no other option, as the run's are known.")
    private Path resumed;

    RunCommand(Terminal terminal) {
        this(terminal, RunCommand::checked, RunFork::inJvm, () -> Fitness.over(LOOK));
    }

    /** @param check what must agree before anything is timed */
    RunCommand(Terminal terminal, Supplier<Verification> check, RunFork fork, Supplier<Fitness> fitness) {
        this.terminal = terminal;
        this.check = check;
        this.fork = fork;
        this.fitness = fitness;
    }

    @Override
    public Integer call() {
        if (resumed != null && !options.isEmpty()) {
            throw new UsageException(
                    "--resume DIR goes on with the run in DIR as it was begun, and takes no other option");
        }
        final RunFolder folder = resumed == null ? begun() : reopened();
        final ShutdownHook onKill = new ShutdownHook(this::stopAndWait);
        try {
            return measure(folder);
        } finally {
            written.countDown();
            onKill.remove();
        }
    }

    private RunFolder begun() {
        final List<JdkHome> jdks = options.jdks();
        final RunPlan plan = options.plan(Catalogue.ofJar(), jdks);
        final Instant now = Instant.now();
        terminal.out().println("machine  " + Machine.describe());
        final Fitness fit = say(fitness.get());
        RunSummary.print(terminal, plan, jdks);
        return RunFolder.create(
                options.folder() == null ? Path.of("results", STAMP.format(now) + "-run") : options.folder(),
                new RunRecord(
                        RunRecord.FORMAT,
                        new Main.Version().getVersion()[0],
                        spec.commandLine().getParseResult().originalArgs(),
                        options.profile().toString(),
                        options.seed(),
                        options.budget() == null ? null : Times.text(options.budget()),
                        options.shard().toString(),
                        now.truncatedTo(ChronoUnit.SECONDS).toString(),
                        jdks,
                        Environment.current(),
                        fit.toJson(),
                        plan.entries()));
    }

    private Fitness say(Fitness fit) {
        terminal.out()
                .println("fitness  " + (fit.isFit() ? terminal.good(fit.summary()) : terminal.bad(fit.summary())));
        return fit;
    }

    /** The same machine, jar, fixtures and JDKs, or not at all. */
    private RunFolder reopened() {
        final RunFolder folder = RunFolder.open(resumed);
        final List<String> hindrances = folder.hindrances(Environment.current());
        if (!hindrances.isEmpty()) {
            throw new UsageException(
                    resumed + ": cannot go on here, as times of both could not be set beside each other: "
                            + String.join(", ", hindrances));
        }
        for (final JdkHome jdk : folder.record().jdks()) {
            if (!JdkHome.at(Path.of(jdk.java())).equals(jdk)) {
                throw new UsageException(resumed + ": cannot go on, as " + jdk.java() + " is not " + jdk + " any more");
            }
        }
        folder.writeForJmh();
        folder.broken().forEach(sentence -> terminal.err().println(sentence + ", and measured again"));
        terminal.out().println("machine  " + Machine.describe());
        say(fitness.get());
        return folder;
    }

    private int measure(RunFolder folder) {
        final RunLoop loop = new RunLoop(terminal, folder, fork, () -> stopped);
        if (loop.isDone()) {
            terminal.out().println("All of it is measured already.");
            return RunSummary.print(terminal, folder, loop);
        }
        final Verification verification = check.get();
        if (!verification.isAgreed()) {
            verification.differences().forEach(terminal.out()::println);
            terminal.out().println(terminal.bad(verification.summary() + "; nothing was timed"));
            return ExitCode.WRONG_TRANSLATION;
        }
        terminal.out().println("checked  " + verification.summary());
        terminal.out().flush();
        loop.run();
        return RunSummary.print(terminal, folder, loop);
    }

    private static Verification checked() {
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            final Verification verification = new Verification(translator);
            verification.compare("library", Fixtures.library());
            Corpus.bundled().forEach(verification::compare);
            return verification;
        }
    }

    /** Ends measuring after what is running; what there is gets printed. */
    void stop() {
        stopped = true;
    }

    private void stopAndWait() {
        stop();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        try {
            written.await(WRITING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
