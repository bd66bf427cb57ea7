package org.ccwbench.cp;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.HostArena;
import org.ccwbench.memory.PinList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a translated program answers: the host ORB, addresses turned back, pages it holds. */
class ChannelProgramTest {
    private static final int OFFSET = 3;
    private static final int INTPARM = 0x1234_5678;

    private final Guest guest = new Guest();

    @AfterEach
    void free() {
        guest.close();
    }

    @ParameterizedTest(name = "{0} on paths {1}: {2}")
    @CsvSource({
        "00c2ff00, 80, 00c2ff00",
        "0040ff00, 80, 00c3ff00",
        "50c20000, 80, 50c28000",
        "0082ff00, 80, 0082ff00",
        "fffbffff, 80, fffbffff",
        "80c20000, c0, 80c2c000"
    })
    void shouldStartTheHostProgramUnderTheGuestsOrb(String guestFlags, String paths, String hostFlags) {
        assertThat(guest.translate(Integer.parseUnsignedInt(guestFlags, 16))).isZero();
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[OFFSET + Orb.AREA_BYTES + 1]);
        assertThat(guest.program().hostOrb(INTPARM, Integer.parseInt(paths, 16), orb, OFFSET))
                .isEqualTo(Orb.AREA_BYTES);
        assertThat(orb.getInt(OFFSET, BIG_ENDIAN)).isEqualTo(INTPARM);
        assertThat(orb.getInt(OFFSET + 4, BIG_ENDIAN)).isEqualTo(Integer.parseUnsignedInt(hostFlags, 16));
        assertThat(orb.getInt(OFFSET + 8, BIG_ENDIAN)).isEqualTo(Guest.HOST_BASE);
        assertThat(orb.getInt(0, BIG_ENDIAN)).isEqualTo(INTPARM >>> 24);
        assertThat(orb.getByte(OFFSET + Orb.AREA_BYTES)).isZero();
    }

    @Test
    void shouldKeepThePathsOfTheFirstHostOrb() {
        assertThat(guest.translate(0x00c2_0000)).isZero();
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        guest.program().hostOrb(INTPARM, 0x80, orb, 0);
        guest.program().hostOrb(INTPARM, 0x40, orb, 0);
        assertThat(Orb.flags(orb, 0)).isEqualTo(0x00c2_8000);
    }

    @Test
    void shouldBeUsedNoMoreWhenItIsClosed() {
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        guest.program().close();
        guest.program().close();
        guest.program().free();
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        assertThatThrownBy(() -> guest.init())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(guest.program().prefetch()).isEqualTo(Errno.EINVAL);
        assertThat(guest.program().reason()).isEqualTo(Reason.NOT_INITIALISED);
        assertThat(guest.program().hostOrb(INTPARM, 0x80, orb, 0)).isEqualTo(Errno.EIO);
        assertThat(guest.program().isPinned(0, 0)).isFalse();
    }

    @Test
    void shouldPassTheWordsBehindTheOrbThrough() {
        final UnsafeBuffer area = new UnsafeBuffer(new byte[OFFSET + Orb.AREA_BYTES]);
        Orb.put(area, OFFSET, -1, Guest.FORMAT_1 | Orb.ORBX, (int) Guest.PROGRAM);
        for (int word = 3; word < 8; word++) {
            area.putInt(OFFSET + 4 * word, 0x8111_1111 * word, BIG_ENDIAN);
        }
        assertThat(guest.program().init(area, OFFSET)).isEqualTo(1);
        assertThat(guest.program().prefetch()).isZero();
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        assertThat(guest.program().hostOrb(0xfedc_ba98, 0, orb, 0)).isEqualTo(32);
        assertThat(orb.getInt(0, BIG_ENDIAN)).isEqualTo(0xfedc_ba98);
        assertThat(orb.getInt(4, BIG_ENDIAN)).isEqualTo(0x00c2_ff01);
        assertThat(orb.getInt(8, BIG_ENDIAN)).isEqualTo(Guest.HOST_BASE);
        for (int word = 3; word < 8; word++) {
            assertThat(orb.getInt(4 * word, BIG_ENDIAN)).isEqualTo(0x8111_1111 * word);
        }
    }

    @Test
    void shouldTakeOrbsFromNativeMemoryAndFromPartsOfAnArray() {
        final UnsafeBuffer source = new UnsafeBuffer(ByteBuffer.allocateDirect(OFFSET + Orb.AREA_BYTES));
        Orb.put(source, OFFSET, 0, Guest.FORMAT_1, (int) Guest.PROGRAM);
        source.putInt(OFFSET + 28, 0x8765_4321, BIG_ENDIAN);
        assertThat(guest.program().init(source, OFFSET)).isEqualTo(1);
        assertThat(guest.program().prefetch()).isZero();
        final byte[] array = new byte[5 + Orb.AREA_BYTES + 2];
        final UnsafeBuffer part = new UnsafeBuffer(array, 5, Orb.AREA_BYTES);
        assertThat(guest.program().hostOrb(INTPARM, 0x80, part, 0)).isEqualTo(Orb.AREA_BYTES);
        assertThat(new UnsafeBuffer(array).getInt(5, BIG_ENDIAN)).isEqualTo(INTPARM);
        assertThat(new UnsafeBuffer(array).getInt(33, BIG_ENDIAN)).isEqualTo(0x8765_4321);
        assertThat(guest.program().hostOrb(INTPARM, 0x80, source, 0)).isEqualTo(Orb.AREA_BYTES);
        guest.program().free();
        assertThat(guest.program().init(source, 0)).isEqualTo(1);
        assertThat(guest.view().guestHead(0)).isEqualTo(Guest.HOST_BASE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 32, Integer.MAX_VALUE})
    void shouldRefuseAnOrbThatLeavesItsBuffer(int offset) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        assertThatThrownBy(() -> guest.program().init(buffer, offset)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThatThrownBy(() -> guest.program().hostOrb(0, 0, buffer, offset))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(buffer.byteArray()).containsOnly(0);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0x100000, 0x1000",
        "0x100008, 0x1008",
        "0x100017, 0x1017",
        "0x100018, 0x1018",
        "0x100019, 0x100019",
        "0x10002f, 0x10002f",
        "0x100030, 0x1800",
        "0x100038, 0x1808",
        "0x100039, 0x100039",
        "0xfffff, 0xfffff",
        "0x0, 0x0",
        "0xffffffff, 0xffffffff"
    })
    void shouldTurnTheAddressOfAnScswBackAndNothingElse(String host, String address) {
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_2000L, 0x0360_0001_0000_0000L, 0x0800_0000_0000_1800L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final UnsafeBuffer scsw = new UnsafeBuffer(new byte[OFFSET + Scsw.BYTES]);
        scsw.putInt(OFFSET, 0x8765_4321, BIG_ENDIAN);
        scsw.putInt(OFFSET + 8, 0xfedc_ba98, BIG_ENDIAN);
        Scsw.cpa(scsw, OFFSET, Long.decode(host));
        guest.program().updateScsw(scsw, OFFSET);
        assertThat(Scsw.cpa(scsw, OFFSET)).isEqualTo(Long.decode(address));
        assertThat(scsw.getInt(OFFSET, BIG_ENDIAN)).isEqualTo(0x8765_4321);
        assertThat(scsw.getInt(OFFSET + 8, BIG_ENDIAN)).isEqualTo(0xfedc_ba98);
    }

    @Test
    void shouldLeaveAnScswAloneOnceTheProgramIsFreed() {
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        guest.program().free();
        final UnsafeBuffer scsw = new UnsafeBuffer(new byte[Scsw.BYTES]);
        Scsw.cpa(scsw, 0, Guest.HOST_BASE);
        guest.program().updateScsw(scsw, 0);
        assertThat(Scsw.cpa(scsw, 0)).isEqualTo(Guest.HOST_BASE);
    }

    @ParameterizedTest(name = "{1} bytes at {0}: {2}")
    @CsvSource({
        "0x2000, 0x1, true",
        "0x2fff, 0x1, true",
        "0x1000, 0x1001, true",
        "0x0, 0xffffffff, true",
        "0x0, -0x1, true",
        "0x1000, 0x1000, false",
        "0x3000, 0x1000, false",
        "0x2000, 0x0, false",
        "0x2800, 0x0, true",
        "0x3800, 0x0, false",
        "0x0, 0x0, true",
        "-0x1, 0x1, false",
        "-0x1000, 0x2001, false",
        "0x100000002000, 0x1, false"
    })
    void shouldHoldThePageOfItsData(String iova, String length, boolean pinned) {
        guest.store(Guest.PROGRAM, 0x0600_1000_0000_2000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThat(guest.program().isPinned(Long.decode(iova), Long.decode(length)))
                .isEqualTo(pinned);
        guest.program().free();
        assertThat(guest.program().isPinned(Long.decode(iova), Long.decode(length)))
                .isFalse();
    }

    @Test
    void shouldHoldNothingWhenNoDataMoves() {
        guest.store(Guest.PROGRAM, 0x0610_1800_0000_2000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThat(guest.program().isPinned(0, -1)).isFalse();
        assertThat(guest.program().isPinned(0, 0)).isFalse();
    }

    @Test
    void shouldPinInTheOrderOfSegmentsCcwsAndWords() {
        guest.store(Guest.PROGRAM, 0x0640_2000_0000_5000L, 0x0844_0000_0000_3000L, 0x0600_0001_0000_4000L);
        guest.store(0x3000, 0x0604_3000_0000_3800L);
        guest.store(0x3800, 0x9000, 0x7000, 0x5000);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        assertThat(guest.pinned()).containsExactly(5, 6, 4, 9, 7, 5);
        assertThat(guest.pages().pinCount(0x5000)).isEqualTo(2);
        assertThat(guest.pinCount()).isEqualTo(6);
    }

    @Test
    void shouldUnpinOnceHoweverOftenItIsFreed() {
        guest.store(Guest.PROGRAM, 0x0640_2000_0000_5000L, 0x0600_0001_0000_4000L);
        try (HostArena word = new HostArena(0, 8);
                PinList others = new PinList(1)) {
            guest.pages().pin(0x5000, word.next(), others.address(0));
            others.count(1);
            assertThat(guest.translate(Guest.FORMAT_1)).isZero();
            assertThat(guest.pages().pinCount(0x5000)).isEqualTo(2);
            guest.program().free();
            guest.program().free();
            assertThat(guest.pages().pinCount(0x5000)).isEqualTo(1);
            assertThat(guest.pages().pinCount(0x4000)).isZero();
            guest.pages().unpin(others, 0);
        }
    }

    @Test
    void shouldGiveTheSameTimeAfterTimeAndTakeNoMoreMemory() {
        guest.store(Guest.PROGRAM, 0x3140_0005_0000_2000L, 0x0800_0000_0000_1000L, 0x0600_1000_0000_4000L);
        final long bytes = guest.program().bytes();
        final long tableBytes = guest.pages().bytes();
        for (int cycle = 0; cycle < 1000; cycle++) {
            assertThat(guest.init()).isEqualTo(1);
            assertThat(guest.program().prefetch()).isZero();
            assertThat(guest.view().ccw(0, 0)).isEqualTo(0x3144_0005_0010_0030L);
            assertThat(guest.view().ccw(0, 1)).isEqualTo(0x0800_0000_0010_0000L);
            assertThat(guest.view().ccw(0, 2)).isEqualTo(0x0604_1000_0010_0038L);
            assertThat(guest.view().hostEnd()).isEqualTo(Guest.HOST_BASE + 0x40);
            assertThat(guest.idal(0, 0, 2)).containsExactly(0x2_005a_7000L, 0x2_005a_1000L);
            assertThat(guest.pinned()).containsExactly(2, 4);
            guest.program().free();
            assertThat(guest.pages().pinCount(0x2000)).isZero();
            assertThat(guest.pages().pinCount(0x4000)).isZero();
        }
        assertThat(guest.program().bytes()).isEqualTo(bytes);
        assertThat(guest.pages().bytes()).isEqualTo(tableBytes);
    }

    @Test
    void shouldSetAsideRoomForTheLargestProgram() {
        assertThat(guest.program().bytes()).isEqualTo(Limits.HOST_BYTES + 4L * Limits.IDAWS);
    }

    @Test
    void shouldUnpinWhatItHoldsWhenItIsClosed() {
        guest.store(Guest.PROGRAM, 0x0600_1000_0000_2000L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        try (ChannelProgram other = new ChannelProgram(guest.memory(), 0x20_0000)) {
            final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
            Orb.put(orb, 0, 0, Guest.FORMAT_1, (int) Guest.PROGRAM);
            assertThat(other.init(orb, 0)).isEqualTo(1);
            assertThat(other.prefetch()).isZero();
            assertThat(other.view().hostHead(0)).isEqualTo(0x20_0000);
            assertThat(guest.pages().pinCount(0x2000)).isEqualTo(2);
        }
        assertThat(guest.pages().pinCount(0x2000)).isEqualTo(1);
    }

    @Test
    void shouldLeaveARefusedHostOrbAlone() {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        orb.setMemory(0, Orb.AREA_BYTES, (byte) 0x7e);
        assertThat(guest.init()).isEqualTo(1);
        assertThat(guest.program().hostOrb(INTPARM, 0x80, orb, 0)).isEqualTo(Errno.EIO);
        assertThat(orb.byteArray()).containsOnly(0x7e);
        assertThat(guest.program().reason()).isEqualTo(Reason.NOT_PREFETCHED);
        assertThat(guest.program().faultGpa()).isEqualTo(Guest.PROGRAM);
    }
}
