package org.ccwbench.suite.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** What real commands have left: load, part1 and part2 of a run, check1 and check2 of a check, gate. */
public final class SampleDirectories {
    private SampleDirectories() {}

    /** One of them. */
    public static Path of(String name) {
        try {
            return Path.of(SampleDirectories.class.getResource("sample/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of one, to spoil. */
    public static Path copy(String name, Path folder) {
        final Path from = of(name);
        final Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
