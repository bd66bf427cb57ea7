package org.ccwbench.suite.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole or not at all: written under another name, then moved. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a text, in the place of a file that may be there.
     *
     * @throws ResultsException when it cannot be written; what was there is there still
     */
    public static void write(Path file, String text) {
        final Path unfinished = unfinished(file);
        try {
            try (FileChannel out = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            finish(unfinished, file);
        } catch (IOException e) {
            discard(unfinished);
            throw new ResultsException(file, "cannot be written", e);
        }
    }

    /** The name that a file or directory has while it is written. */
    static Path unfinished(Path file) {
        return file.resolveSibling('.' + file.getFileName().toString() + ".tmp");
    }

    /** Gives what was written its name. */
    static void finish(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes away what could not be written; it may hold the space that others need. */
    static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException nothingMoreCanBeDone) {
            unfinished.toFile().deleteOnExit();
        }
    }
}
