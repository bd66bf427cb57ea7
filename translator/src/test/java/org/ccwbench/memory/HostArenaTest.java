package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where host storage lies for the channel and for this process, and what of it is taken. */
class HostArenaTest {
    private static final int HOST_BASE = 0x10_0008;
    private static final int CAPACITY = 0x1000;

    @Test
    void shouldHaveNothingTakenAtFirst() {
        try (HostArena arena = new HostArena(HOST_BASE, CAPACITY)) {
            assertThat(arena.taken()).isZero();
            assertThat(arena.capacity()).isEqualTo(CAPACITY);
            assertThat(arena.hostAddress(arena.next())).isEqualTo(HOST_BASE);
        }
    }

    @Test
    void shouldTakeFromTheFrontAndGiveBackAllAtOnce() {
        try (HostArena arena = new HostArena(HOST_BASE, CAPACITY)) {
            final long front = arena.next();
            arena.takeUpTo(front + 24);
            assertThat(arena.taken()).isEqualTo(24);
            assertThat(arena.next()).isEqualTo(front + 24);
            arena.takeUpTo(front + CAPACITY);
            assertThat(arena.taken()).isEqualTo(CAPACITY);
            arena.reset();
            assertThat(arena.taken()).isZero();
            assertThat(arena.next()).isEqualTo(front);
        }
    }

    @Test
    void shouldFindTheSameStorageFromBothSides() {
        try (HostArena arena = new HostArena(HOST_BASE, CAPACITY)) {
            final long front = arena.next();
            assertThat(arena.hostAddress(front + 0x128)).isEqualTo(HOST_BASE + 0x128);
            assertThat(arena.nativeAddress(HOST_BASE + 0x128)).isEqualTo(front + 0x128);
            BigEndian.putLong(arena.nativeAddress(HOST_BASE + CAPACITY - Long.BYTES), -2);
            assertThat(BigEndian.getLong(front + CAPACITY - Long.BYTES)).isEqualTo(-2);
        }
    }

    @Test
    void shouldBeginOnACacheLineWhereverTheMemoryIs() {
        final List<HostArena> arenas = new ArrayList<>();
        for (int capacity = 0; capacity < 512; capacity += 24) {
            final HostArena arena = new HostArena(HOST_BASE, capacity);
            arenas.add(arena);
            assertThat(arena.next() % 64).isZero();
        }
        arenas.forEach(HostArena::close);
    }

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({"0, 0", "0, 4096", "2147479552, 4096", "2147483640, 8", "2147483640, 0"})
    void shouldReachFrom0To2GiB(int hostBase, int capacity) {
        try (HostArena arena = new HostArena(hostBase, capacity)) {
            assertThat(arena.hostAddress(arena.next())).isEqualTo(hostBase);
            assertThat(arena.capacity()).isEqualTo(capacity);
        }
    }

    @ParameterizedTest(name = "{1} bytes at {0}")
    @CsvSource({
        "-8, 8",
        "-2147483648, 0",
        "4, 8",
        "1, 0",
        "0, -1",
        "8, -8",
        "2147479560, 4096",
        "2147483640, 9",
        "8, 2147483647"
    })
    void shouldRefuseAPlaceThatIsNotBelow2GiBOrNotOnADoubleword(int hostBase, int capacity) {
        assertThatThrownBy(() -> new HostArena(hostBase, capacity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toHexString(hostBase))
                .hasMessageContaining(capacity + " bytes");
    }

    @Test
    void shouldReachAllOf2GiB() {
        try (HostArena arena = new HostArena(0, Integer.MAX_VALUE)) {
            assertThat(arena.hostAddress(arena.next() + Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void shouldFreeItsMemoryOnce() {
        final HostArena arena = new HostArena(HOST_BASE, CAPACITY);
        arena.close();
        arena.close();
        assertThat(arena.capacity()).isEqualTo(CAPACITY);
    }
}
