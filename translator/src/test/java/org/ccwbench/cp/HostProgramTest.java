package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The view of a program: the guest's CCWs first, then the host's, then nothing. */
class HostProgramTest {
    private final Guest guest = new Guest();

    @BeforeEach
    void store() {
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_4000L, 0x0800_0000_0000_1800L);
        guest.store(0x1800, 0x0600_1000_0000_5000L);
    }

    @AfterEach
    void free() {
        guest.close();
    }

    @Test
    void shouldShowTheCopyOfTheGuestsProgram() {
        assertThat(guest.init()).isEqualTo(2);
        final HostProgram view = guest.view();
        assertThat(view.segments()).isEqualTo(2);
        assertThat(view.guestHead(1)).isEqualTo(0x1800);
        assertThat(view.hostHead(1)).isEqualTo(0x10_0028);
        assertThat(view.ccws(0)).isEqualTo(2);
        assertThat(view.length(1)).isEqualTo(1);
        assertThat(view.ccw(0, 0)).isEqualTo(0x0640_1000_0000_4000L);
        assertThat(view.ccw(0, 1)).isEqualTo(0x0800_0000_0000_1800L);
        assertThat(view.ccw(1, 0)).isEqualTo(0x0600_1000_0000_5000L);
        assertThat(view.pins()).isZero();
        assertThat(view.hostEnd()).isEqualTo(0x10_0048);
    }

    @Test
    void shouldShowTheTranslatedProgram() {
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final HostProgram view = guest.view();
        assertThat(view.ccw(0, 0)).isEqualTo(0x0644_1000_0010_0048L);
        assertThat(view.ccw(0, 1)).isEqualTo(0x0800_0000_0010_0028L);
        assertThat(view.ccw(1, 0)).isEqualTo(0x0604_1000_0010_0050L);
        assertThat(view.word(0x10_0048)).isEqualTo(0x2_005a_1000L);
        assertThat(view.word(0x10_0050)).isEqualTo(0x2_005a_0000L);
        assertThat(view.pins()).isEqualTo(2);
        assertThat(view.pinnedPage(0)).isEqualTo(4);
        assertThat(view.pinnedPage(1)).isEqualTo(5);
        assertThat(view.hostEnd()).isEqualTo(0x10_0058);
    }

    @Test
    void shouldFindTheSegmentOfAHostAddress() {
        assertThat(guest.init()).isEqualTo(2);
        final HostProgram view = guest.view();
        assertThat(view.segmentAt(0xf_ffff)).isEqualTo(-1);
        assertThat(view.segmentAt(0x10_0000)).isZero();
        assertThat(view.segmentAt(0x10_0008)).isZero();
        assertThat(view.segmentAt(0x10_0009)).isEqualTo(-1);
        assertThat(view.segmentAt(0x10_0027)).isEqualTo(-1);
        assertThat(view.segmentAt(0x10_0028)).isEqualTo(1);
        assertThat(view.segmentAt(0x10_0029)).isEqualTo(-1);
    }

    @Test
    void shouldBeEmptyOnceTheProgramIsFreed() {
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final HostProgram view = guest.view();
        guest.program().free();
        assertThat(view.segments()).isZero();
        assertThat(view.pins()).isZero();
        assertThat(view.segmentAt(0x10_0000)).isEqualTo(-1);
        assertThat(view.hostEnd()).isEqualTo(Guest.HOST_BASE);
    }
}
