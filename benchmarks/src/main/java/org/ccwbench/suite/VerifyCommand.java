package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.bench.TableKind;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.fixtures.corpus.Corpus;
import org.ccwbench.fixtures.corpus.Scenarios;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.plan.Shard;
import org.ccwbench.suite.results.ResultsFolder;
import org.ccwbench.suite.results.VerifyRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does again what was recorded or stated: translations, life cycles, executions; and compares. */
@Command(
        name = "verify",
        description = "Translates programs whose translation is known, and compares field by field.",
        footer = {
            "",
            "Without a file or recording: the bundled library of programs and all bundled recordings of Linux.",
            "With --results the report command shows what was compared, and puts the parts of a check together.",
            "Exit code 0 when all agree, 3 when one differs, 5 when something cannot be read."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE|DIR", description = ".cp files, and directories with .cp files.")
    private List<Path> paths = List.of();

    @ArgGroup(exclusive = false)
    private Pair pair;

    @Option(names = "--driver", paramLabel = "F", description = "Translations of the Linux driver, plain or gzip.")
    private Path driver;

    @Option(
            names = "--scenarios",
            paramLabel = "F",
            description = "Steps done to the Linux driver, in the life of a device, plain or gzip.")
    private Path scenarios;

    @ArgGroup(exclusive = false)
    private Executions executions;

    @Option(
            names = "--table",
            paramLabel = "flat|dat",
            defaultValue = "dat",
            description = "Shape of the page table: flat or dat (default).")
    private TableKind table;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "1/1",
            converter = ShardConverter.class,
            description = "Only part I of N of all records, such as 1/4: what the parts compare adds up to all of it.")
    private Shard shard;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Writes verify.json into this directory: what was compared of each source, and where.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A recording of Linux's translator. */
    static final class Pair {
        @Option(
                names = "--vectors",
                paramLabel = "V",
                required = true,
                description = "Programs of a recording of Linux's translator, plain or gzip.")
        private Path vectors;

        @Option(names = "--expected", paramLabel = "E", required = true, description = "The answers to them.")
        private Path expected;
    }

    /** A recording of Hercules. */
    static final class Executions {
        @Option(
                names = "--hercules",
                paramLabel = "C",
                required = true,
                description = "Channel programs executed on Hercules, plain or gzip.")
        private Path cases;

        @Option(names = "--devices", paramLabel = "D", required = true, description = "The devices they ran on.")
        private Path devices;
    }

    @Override
    public Integer call() {
        final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (folder != null) {
            ResultsFolder.make(folder);
        }
        final Verification verification = compared();
        verification.differences().forEach(terminal.out()::println);
        verification.summaries().forEach(terminal.out()::println);
        if (folder != null) {
            terminal.out().println("results  " + record(verification, started).write(folder));
        }
        final boolean agreed = verification.isAgreed();
        terminal.out().println(agreed ? terminal.good(verification.summary()) : terminal.bad(verification.summary()));
        return agreed ? ExitCode.OK : ExitCode.WRONG_TRANSLATION;
    }

    private VerifyRecord record(Verification verification, Instant started) {
        return new VerifyRecord(
                VerifyRecord.FORMAT,
                new Main.Version().getVersion()[0],
                spec.commandLine().getParseResult().originalArgs(),
                started.toString(),
                shard.toString(),
                table.toString(),
                Environment.current(),
                verification.sources(),
                verification.differences());
    }

    private Verification compared() {
        if (table == TableKind.DAT) {
            try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
                return compare(translator);
            }
        }
        try (FlatTranslator translator = new FlatTranslator()) {
            final Verification verification = compare(translator);
            if (translator.beyond() > 0) {
                terminal.out()
                        .println(translator.beyond()
                                + " programs reach beyond a flat page table and went through a dat one");
            }
            return verification;
        }
    }

    private Verification compare(Translator translator) {
        final Verification verification = new Verification(translator, shard);
        for (final Path path : paths) {
            verification.compare(path.toString(), ProgramFiles.load(path));
        }
        recordings().forEach(verification::compare);
        if (scenarios != null) {
            verification.compare(Scenarios.ofFile(scenarios));
        }
        if (executions != null) {
            verification.compare(executions.cases, executions.devices);
        }
        if (isNothingNamed()) {
            verification.compare("library", Fixtures.library());
            Corpus.bundled().forEach(verification::compare);
            verification.compare(Scenarios.bundled());
        }
        if (verification.compared() == 0) {
            throw new UsageException("there was no program to compare" + (shard.isWhole() ? "" : " for part " + shard));
        }
        return verification;
    }

    private boolean isNothingNamed() {
        return paths.isEmpty() && pair == null && driver == null && scenarios == null && executions == null;
    }

    private List<Corpus> recordings() {
        final List<Corpus> recordings = new ArrayList<>();
        if (pair != null) {
            recordings.add(Corpus.ofPairs(pair.vectors, pair.expected));
        }
        if (driver != null) {
            recordings.add(Corpus.ofDriver(driver));
        }
        return recordings;
    }
}
