package org.ccwbench.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import picocli.CommandLine.Option;

/** Where the commands on fixtures find them: files below a directory first, then the bundled library. */
final class FixtureFolder {
    private static final String ENDING = ".cp";

    @Option(
            names = "--in",
            paramLabel = "DIR",
            defaultValue = "",
            description = "Where the files are; the working directory when not given.")
    private Path folder;

    /** Where the file of a name is or would be; the name may end in {@code .cp}. */
    Path path(String name) {
        return folder.resolve(name.endsWith(ENDING) ? name : name + ENDING).normalize();
    }

    /**
     * The program of a name.
     *
     * @throws UsageException when there is none, or it cannot be read
     */
    ProgramFile program(String name) {
        final Path file = path(name);
        if (Files.isRegularFile(file)) {
            return ProgramFiles.load(file).get(0);
        }
        return Fixtures.library().stream()
                .filter(program -> program.name().equals(name) || name.equals(program.name() + ENDING))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(file + ": no such file, and the bundled library has no program " + name));
    }

    /**
     * The program of a name that is a file and not only in the library.
     *
     * @throws UsageException when there is none, or it cannot be read
     */
    ProgramFile file(String name) {
        if (!Files.isRegularFile(path(name))) {
            throw new UsageException(path(name) + ": no such file");
        }
        return program(name);
    }

    /**
     * All programs below the directory.
     *
     * @throws UsageException when there is none, or one cannot be read
     */
    List<ProgramFile> all() {
        return ProgramFiles.load(folder.toString().isEmpty() ? Path.of(".") : folder);
    }
}
