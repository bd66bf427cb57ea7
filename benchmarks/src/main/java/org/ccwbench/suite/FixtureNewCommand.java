package org.ccwbench.suite;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramPrinter;
import org.ccwbench.suite.fixture.StorageDump;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a fixture, from a dump or with one CCW to change. */
@Command(
        name = "new",
        description = "Writes a fixture: of a dump of ORB and storage, or of one CCW, to be changed by hand.",
        footer = {
            "",
            "A dump is text: a line 'orb' with the ORB's 12 or 32 bytes in hexadecimal, and lines of an address and",
            "the bytes there, as hexdump -v -C prints them. All pages below 2 GiB are taken to be mapped.",
            "The file expects what the translator answers now: read it before you trust it."
        },
        mixinStandardHelpOptions = true)
final class FixtureNewCommand implements Callable<Integer> {
    private static final String TEMPLATE = """
            orb 00000000 00c28000 00001000
            1000: 02201000 00003000
            """;

    private final Terminal terminal;

    @Mixin
    private FixtureFolder fixtures;

    @Parameters(paramLabel = "NAME", description = "What the file is called, with or without .cp.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "DUMP",
            description = "ORB and storage; one READ of 4096 bytes when not given.")
    private Path dump;

    @Option(
            names = "--behaviour",
            paramLabel = "SENTENCE",
            defaultValue = "Say in one sentence what this shows.",
            description = "The first line: what the fixture shows.")
    private String behaviour;

    @Option(names = "--ref", paramLabel = "SOURCE", description = "The second line: where the behaviour comes from.")
    private String reference;

    FixtureNewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        final Path file = fixtures.path(name);
        if (Files.exists(file)) {
            throw new UsageException(file + ": is there already, and is not overwritten");
        }
        final String text = text(input());
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
        terminal.out().println(file + ": written. Edit it; fixture show, explain, check and accept take its name.");
        return ExitCode.OK;
    }

    private ProgramInput input() throws IOException {
        try {
            return StorageDump.parse(name, dump == null ? TEMPLATE.lines().toList() : Files.readAllLines(dump));
        } catch (IllegalArgumentException e) {
            throw new UsageException(dump + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new UsageException(dump + ": no such file");
        } catch (CharacterCodingException e) {
            throw new UsageException(dump + ": this is not text in UTF-8");
        }
    }

    private String text(ProgramInput input) {
        final List<String> comments = new ArrayList<>(List.of(behaviour));
        if (reference != null) {
            comments.add("ref: " + reference);
        }
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            return ProgramPrinter.print(input, translator.translate(input), comments);
        }
    }
}
