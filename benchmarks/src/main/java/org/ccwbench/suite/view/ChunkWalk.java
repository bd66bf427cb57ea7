package org.ccwbench.suite.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Walks the chunks of a recording without reading what is in them. JFR's own reader takes a file that ends too early
 * for one with fewer events.
 */
final class ChunkWalk {
    private static final int HEADER_BYTES = 68;
    private static final int SIZE_OFFSET = 8;
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;

    private ChunkWalk() {}

    /** @throws RecordingException when the file is not one whole chunk behind the other */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new RecordingException(file + ": is a directory, not a recording");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            final long length = channel.size();
            if (length == 0) {
                throw new RecordingException(file + ": is empty");
            }
            long at = 0;
            while (at < length) {
                at += chunk(channel, at, length, file);
            }
        } catch (NoSuchFileException e) {
            throw new RecordingException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return the bytes of the chunk at an offset */
    private static long chunk(FileChannel channel, long at, long length, Path file) throws IOException {
        final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        while (header.hasRemaining() && channel.read(header, at + header.position()) > 0) {
            // until the header is there or the file ends
        }
        if (header.position() < Integer.BYTES || header.getInt(0) != MAGIC) {
            throw new RecordingException(
                    file + (at == 0 ? ": is no JFR recording" : ": no JFR chunk begins at byte " + at));
        }
        final long bytes = header.hasRemaining() ? Long.MAX_VALUE : header.getLong(SIZE_OFFSET);
        if (bytes < HEADER_BYTES) {
            throw new RecordingException(file + ": was not finished: the JVM that wrote it still runs, or died");
        }
        if (bytes > length - at) {
            throw new RecordingException(file + ": is truncated: a chunk is longer than what is left of the file");
        }
        return bytes;
    }
}
