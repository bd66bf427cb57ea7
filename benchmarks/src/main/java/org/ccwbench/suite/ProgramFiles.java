package org.ccwbench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;

/** Reads {@code .cp} files that a user named, and says in a sentence why it cannot. */
final class ProgramFiles {

    private ProgramFiles() {}

    /**
     * The file, or every {@code .cp} file below the directory; one at least.
     *
     * @throws UsageException when there is none, or it cannot be read
     * @throws org.ccwbench.fixtures.ProgramSyntaxException when one does not follow the format
     */
    static List<ProgramFile> load(Path path) {
        if (!Files.exists(path)) {
            throw new UsageException(path + ": no such file or directory");
        }
        try {
            final List<ProgramFile> programs = Fixtures.load(path);
            if (programs.isEmpty()) {
                throw new UsageException(path + ": there is no .cp file in it");
            }
            return programs;
        } catch (UncheckedIOException e) {
            throw new UsageException(path + ": " + reason(e.getCause()));
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof CharacterCodingException
                ? "this is not text in UTF-8"
                : "cannot be read: " + failure.getMessage();
    }
}
