package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.UnsafeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage in one piece: anonymous and files, and where both of them end. */
class GuestStorageTest {
    private static final long GIB = 1L << 30;
    private static final byte[] TEXT = {1, -2, 3, -4, 5};

    @TempDir
    private Path directory;

    @Test
    void shouldReadWhatWasWritten() {
        try (GuestStorage storage = GuestStorage.anonymous(0x3000)) {
            storage.write(0xffe, TEXT);
            assertThat(bytes(storage, 0xffe, TEXT.length)).isEqualTo(TEXT);
            assertThat(bytes(storage, 0x1000, 3)).containsExactly(3, -4, 5);
            assertThat(bytes(storage, 0xffc, 2)).containsOnly(0);
            assertThat(bytes(storage, 0x1003, 5)).containsOnly(0);
        }
    }

    @Test
    void shouldLocateEveryByteBehindTheOneBefore() {
        try (GuestStorage storage = GuestStorage.anonymous(0x3000)) {
            final long first = storage.locate(0, 1);
            assertThat(storage.locate(1, 2048)).isEqualTo(first + 1);
            assertThat(storage.locate(0x2fff, 1)).isEqualTo(first + 0x2fff);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x100, 0x4000, 0x10_0000, 0x80_0000})
    void shouldBeginWithZerosAlsoWhereOtherMemoryWas(int bytes) {
        for (int i = 0; i < 8; i++) {
            final long dirt = UnsafeApi.allocateMemory(bytes);
            UnsafeApi.setMemory(dirt, bytes, (byte) 0xa5);
            UnsafeApi.freeMemory(dirt);
        }
        try (GuestStorage storage = GuestStorage.anonymous(bytes)) {
            for (int gpa = 0; gpa < bytes; gpa += 256) {
                assertThat(bytes(storage, gpa, 256)).containsOnly(0);
            }
        }
    }

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({"4096, 1", "4095, 2", "2049, 2048", "4097, 1", "9223372036854775807, 1", "9223372036854775807, 2048"})
    void shouldSayThatTheStorageEndsBefore(long gpa, int bytes) {
        try (GuestStorage storage = GuestStorage.anonymous(4096)) {
            assertThat(storage.locate(gpa, bytes)).isEqualTo(Errno.EFAULT);
        }
    }

    @Test
    void shouldSayThatStorageIsShorterThanTheRange() {
        try (GuestStorage storage = GuestStorage.anonymous(100)) {
            assertThat(storage.locate(0, 100)).isPositive();
            assertThat(storage.locate(0, 101)).isEqualTo(Errno.EFAULT);
            assertThat(storage.locate(99, 1)).isPositive();
        }
    }

    @ParameterizedTest(name = "5 bytes at {0}")
    @CsvSource({"92", "96", "100", "-1", "-5", "9223372036854775807"})
    void shouldRefuseToWriteBehindItsEnd(long gpa) {
        try (GuestStorage storage = GuestStorage.anonymous(96)) {
            storage.write(91, TEXT);
            assertThatThrownBy(() -> storage.write(gpa, TEXT))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("60 bytes")
                    .hasMessageContaining("5 at " + Long.toHexString(gpa));
            assertThat(bytes(storage, 91, TEXT.length)).isEqualTo(TEXT);
        }
    }

    @Test
    void shouldBeLargerThan2GiB() {
        try (GuestStorage storage = GuestStorage.anonymous(3 * GIB)) {
            storage.write(3 * GIB - TEXT.length, TEXT);
            assertThat(bytes(storage, 3 * GIB - TEXT.length, TEXT.length)).isEqualTo(TEXT);
            assertThat(bytes(storage, 3 * GIB - 2048, 2048 - TEXT.length)).containsOnly(0);
            assertThat(bytes(storage, 0, 2048)).containsOnly(0);
            assertThat(storage.locate(3 * GIB - 1, 1)).isEqualTo(storage.locate(0, 1) + 3 * GIB - 1);
            assertThat(storage.locate(3 * GIB, 1)).isEqualTo(Errno.EFAULT);
        }
    }

    @Test
    void shouldReadAFile() throws IOException {
        final Path file = directory.resolve("image");
        final byte[] image = Arrays.copyOf(TEXT, 0x1000);
        Files.write(file, image);
        try (GuestStorage storage = GuestStorage.mapped(file)) {
            assertThat(bytes(storage, 0, 2 * TEXT.length)).startsWith(TEXT).endsWith(0, 0, 0, 0, 0);
            assertThat(storage.locate(0xfff, 1)).isPositive();
            assertThat(storage.locate(0xfff, 2)).isEqualTo(Errno.EFAULT);
            assertThatThrownBy(() -> storage.write(0xffc, TEXT)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(file).hasBinaryContent(image);
    }

    @Test
    void shouldWriteToTheFile() throws IOException {
        final Path file = directory.resolve("image");
        Files.write(file, new byte[0x3000]);
        try (GuestStorage storage = GuestStorage.mapped(file)) {
            storage.write(0xffe, TEXT);
            storage.write(0x3000 - TEXT.length, TEXT);
        }
        final byte[] expected = new byte[0x3000];
        System.arraycopy(TEXT, 0, expected, 0xffe, TEXT.length);
        System.arraycopy(TEXT, 0, expected, 0x3000 - TEXT.length, TEXT.length);
        assertThat(file).hasBinaryContent(expected);
    }

    @Test
    void shouldReachTheEndOfAFileLargerThan2GiB() throws IOException {
        final Path path = directory.resolve("image");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(2 * GIB + 0x1000);
            file.seek(2 * GIB + 0xff0);
            file.write(TEXT);
        }
        try (GuestStorage storage = GuestStorage.mapped(path)) {
            assertThat(bytes(storage, 2 * GIB + 0xff0, TEXT.length)).isEqualTo(TEXT);
            assertThat(bytes(storage, 2 * GIB, 0xff0 - 2048)).containsOnly(0);
            assertThat(storage.locate(2 * GIB + 0xfff, 1)).isPositive();
            assertThat(storage.locate(2 * GIB + 0x1000, 1)).isEqualTo(Errno.EFAULT);
            storage.write(2 * GIB - 2, TEXT);
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            final byte[] written = new byte[TEXT.length];
            file.seek(2 * GIB - 2);
            file.readFully(written);
            assertThat(written).isEqualTo(TEXT);
        }
    }

    @Test
    void shouldNotMakeAFileThatIsNotThere() {
        final Path file = directory.resolve("none");
        assertThatThrownBy(() -> GuestStorage.mapped(file)).isInstanceOf(IOException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldBeClosedOnce() {
        for (final GuestStorage storage : new GuestStorage[] {GuestStorage.anonymous(4096), GuestStorage.sparse()}) {
            storage.write(0, TEXT);
            assertThat(bytes(storage, 0, TEXT.length)).isEqualTo(TEXT);
            storage.close();
            storage.close();
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 4095, 4097})
    void shouldRefuseAFileThatIsNotWholePagesAndLeaveItAlone(int length) throws IOException {
        final Path file = directory.resolve("image");
        final byte[] image = new byte[length];
        Arrays.fill(image, (byte) 0x5a);
        Files.write(file, image);
        assertThatThrownBy(() -> GuestStorage.mapped(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith("this file has " + length);
        assertThat(file).hasBinaryContent(image);
    }

    private static byte[] bytes(GuestStorage storage, long gpa, int length) {
        final long located = storage.locate(gpa, length);
        assertThat(located).isPositive();
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = UnsafeApi.getByte(located + i);
        }
        return bytes;
    }
}
