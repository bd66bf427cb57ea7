package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.UnsafeApi;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guards notice. */
class GuardedStorageTest {
    private static final byte GUARD = 0x77;

    private GuardedStorage storage;
    private long window;

    @BeforeEach
    void locate() {
        storage = new GuardedStorage(GuestStorage.sparse(), GUARD);
        storage.write(0x1000, new byte[] {1, 2, 3, 4});
        window = storage.locate(0x1000, 4);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void shouldGiveOutWhatIsInStorageBetweenGuards() {
        assertThat(UnsafeApi.getByte(window - 1)).isEqualTo(GUARD);
        assertThat(UnsafeApi.getByte(window)).isEqualTo((byte) 1);
        assertThat(UnsafeApi.getByte(window + 3)).isEqualTo((byte) 4);
        assertThat(UnsafeApi.getByte(window + 4)).isEqualTo(GUARD);
        assertThat(storage.windows()).isEqualTo(1);
        assertThat(storage.isTouched()).isFalse();
    }

    @Test
    void shouldNoticeAWriteInFrontOfAWindow() {
        UnsafeApi.putByte(window - 1, (byte) 0);
        assertThat(storage.isTouched()).isTrue();
    }

    @Test
    void shouldNoticeAWriteBehindAWindow() {
        UnsafeApi.putByte(window + 4, (byte) 0);
        assertThat(storage.isTouched()).isTrue();
    }

    @Test
    void shouldNoticeAWriteToAWindowThatIsNoLongerLookedAt() {
        UnsafeApi.putByte(window, (byte) 9);
        storage.locate(0x1000, 2);
        assertThat(storage.isTouched()).isTrue();
        assertThat(storage.windows()).isEqualTo(2);
    }

    @Test
    void shouldPassOnThatStorageEnds() {
        try (GuardedStorage small = new GuardedStorage(GuestStorage.anonymous(4096), GUARD)) {
            assertThat(small.locate(4095, 2)).isEqualTo(Errno.EFAULT);
            assertThat(small.windows()).isZero();
        }
    }
}
