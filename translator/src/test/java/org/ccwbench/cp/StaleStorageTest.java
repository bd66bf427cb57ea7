package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A device that answers a search with status modifier makes the channel skip the CCW behind it. When that is the last
 * one of a segment, what stands behind the segment is executed, so nothing of an earlier program may stand there.
 */
class StaleStorageTest {
    private static final long SEARCH = 0x3140_0005_0000_2000L;
    private static final long PLANTED = 0x0620_1000_1234_5000L;

    private final Guest guest = new Guest();

    @AfterEach
    void free() {
        guest.close();
    }

    @Test
    void shouldLeaveNoCommandOfAGuestBehindASegment() {
        guest.store(0x3000, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED);
        guest.store(Guest.PROGRAM, 0x0214_7fff_0000_3000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        guest.program().free();

        guest.store(Guest.PROGRAM, SEARCH, 0x0800_0000_0000_1000L, SEARCH, 0x0800_0000_0000_1800L);
        guest.store(0x1800, 0x0320_0001_0000_0000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final HostProgram view = guest.view();
        assertThat(view.segments()).isEqualTo(2);
        for (int segment = 0; segment < view.segments(); segment++) {
            assertThat(view.word(view.hostHead(segment) + view.ccws(segment) * 8L))
                    .isZero();
        }
    }
}
