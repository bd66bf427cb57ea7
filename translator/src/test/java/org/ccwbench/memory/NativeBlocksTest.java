package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.UnsafeApi;
import org.junit.jupiter.api.Test;

/** What was allocated is counted, and freed once. */
class NativeBlocksTest {
    @Test
    void shouldCountItsBytesUntilTheyAreFreed() {
        final NativeBlocks blocks = new NativeBlocks();
        assertThat(blocks.untouched(24)).isNotZero();
        final long zeros = blocks.zeroed(40);
        for (int i = 0; i < 40; i++) {
            assertThat(UnsafeApi.getByte(zeros + i)).isZero();
        }
        assertThat(blocks.bytes()).isEqualTo(64);
        blocks.close();
        assertThat(blocks.bytes()).isZero();
        blocks.close();
    }

    @Test
    void shouldZeroMemoryThatWasUsedBefore() {
        final int bytes = 4096;
        final long dirt = UnsafeApi.allocateMemory(bytes);
        UnsafeApi.setMemory(dirt, bytes, (byte) 0xa5);
        UnsafeApi.freeMemory(dirt);
        try (NativeBlocks blocks = new NativeBlocks()) {
            final long zeros = blocks.zeroed(bytes);
            for (int i = 0; i < bytes; i++) {
                assertThat(UnsafeApi.getByte(zeros + i)).isZero();
            }
        }
    }
}
