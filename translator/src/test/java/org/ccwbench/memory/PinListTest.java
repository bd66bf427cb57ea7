package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.UnsafeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handles one behind the other, and how many of them count. */
class PinListTest {
    private static final int CAPACITY = 5;

    private final PinList pins = new PinList(CAPACITY);

    @AfterEach
    void free() {
        pins.close();
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(pins.count()).isZero();
        assertThat(pins.capacity()).isEqualTo(CAPACITY);
    }

    @Test
    void shouldBeAsLongAsItIsMade() {
        pins.count(CAPACITY);
        assertThat(pins.count()).isEqualTo(CAPACITY);
        pins.count(2);
        assertThat(pins.count()).isEqualTo(2);
    }

    @Test
    void shouldHaveAHandleOf4BytesAtEveryAddress() {
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(pins.address(i)).isEqualTo(pins.address(0) + 4L * i);
            UnsafeApi.putInt(pins.address(i), 100 - i);
        }
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(pins.handle(i)).isEqualTo(100 - i);
        }
    }
}
