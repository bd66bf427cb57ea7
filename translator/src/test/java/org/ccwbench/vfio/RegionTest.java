package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.PathEvent;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which accesses to the four regions there are, and what the two that cannot be written show. */
class RegionTest {
    private static final int CHPID = 0x12;

    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);

    @BeforeEach
    void namePath() {
        rig.chpid(0, CHPID);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 125",
        "120, 5",
        "124, 1",
        "0x3ff, 0x7fffffff",
        "0x400, 9",
        "0x408, 1",
        "0x800, 53",
        "0xc00, 9",
        "0x1000, 0",
        "0x1000, 4",
        "0x7fffffffffffffff, 1",
        "-1, 1",
        "0, -1"
    })
    void t88ShouldRefuseWhatLiesInNoRegion(String offset, String length) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[128]);
        final long at = Long.decode(offset);
        final int count = Integer.decode(length);
        final int events = rig.traces.size();
        assertThat(rig.device().read(at, bytes, 0, count)).isEqualTo(Errno.EINVAL);
        assertThat(rig.device().write(at, bytes, 0, count)).isEqualTo(Errno.EINVAL);
        assertThat(rig.traces).hasSize(events);
    }

    @ParameterizedTest
    @CsvSource({"0, 124", "0x400, 8", "0x800, 52", "0xc00, 8", "123, 1", "0x407, 1", "0x833, 1", "0xc07, 1"})
    void t88ShouldReadUpToTheLastByte(String offset, int length) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
        assertThat(rig.device().read(Long.decode(offset), bytes, 0, length)).isEqualTo(length);
    }

    @ParameterizedTest
    @EnumSource
    void t88ShouldHaveNoRegionsWhenClosed(EnableAt enableAt) {
        try (Rig rig = Rig.created(enableAt)) {
            final UnsafeBuffer bytes = new UnsafeBuffer(new byte[4]);
            for (int region = 0; region < Regions.COUNT; region++) {
                assertThat(rig.device().read(Regions.offset(region), bytes, 0, 4))
                        .isEqualTo(Errno.EINVAL);
                assertThat(rig.device().write(Regions.offset(region), bytes, 0, 4))
                        .isEqualTo(Errno.EINVAL);
            }
        }
    }

    @Test
    void t95ShouldReadAFreshSubchannelInformationBlock() {
        rig.start();
        rig.subchannel.activity(Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
        final UnsafeBuffer region = rig.region(Regions.SCHIB);
        assertThat(region.capacity()).isEqualTo(52);
        assertThat(region.byteArray()).isEqualTo(rig.schib().byteArray());
        assertThat(Scsw.actl(region, Schib.SCSW_OFFSET)).isEqualTo(Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
    }

    @Test
    void t95ShouldReadNoInformationBlockOfASubchannelThatIsGone() {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[52]);
        rig.force(Instruction.STSCH, 3);
        assertThat(rig.device().read(Regions.offset(Regions.SCHIB), target, 0, 52))
                .isEqualTo(Errno.ENODEV);
        rig.subchannel.attached(false);
        assertThat(rig.device().read(Regions.offset(Regions.SCHIB), target, 0, 52))
                .isEqualTo(Errno.ENODEV);
        assertThat(target.byteArray()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {Regions.SCHIB, Regions.CRW})
    void t95ShouldNotLetTheLastTwoRegionsBeWritten(int region) {
        final UnsafeBuffer source = new UnsafeBuffer(new byte[4]);
        assertThat(rig.device().write(Regions.offset(region), source, 0, 4)).isEqualTo(Errno.EINVAL);
    }

    @Test
    void t96ShouldReadChannelReportsOldestFirst() {
        rig.bus.chpEvent(ChannelPath.of(CHPID), PathEvent.OFFLINE);
        rig.bus.chpEvent(ChannelPath.of(CHPID), PathEvent.ONLINE);
        rig.settle();
        assertThat(rig.crw.read()).isEqualTo(1);

        assertThat(report()).isEqualTo(0x0406_0012_0000_0000L);
        assertThat(rig.crw.read()).isEqualTo(1);
        assertThat(report()).isEqualTo(0x0402_0012_0000_0000L);
        assertThat(rig.crw.read()).isZero();
        assertThat(report()).isZero();
        assertThat(rig.crw.read()).isZero();
    }

    @Test
    void t96ShouldKeepReportsForAUserWithoutAnEventfd() {
        rig.device().eventFd(VfioCcwDevice.CRW_IRQ, null);
        rig.bus.chpEvent(ChannelPath.of(CHPID), PathEvent.ONLINE);
        rig.settle();
        assertThat(rig.crw.peek()).isZero();
        assertThat(report()).isEqualTo(0x0402_0012_0000_0000L);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "2, 2", "4, 4", "8, 0"})
    void t97ShouldConsumeAReportThatIsReadInPart(int position, int length) {
        rig.bus.chpEvent(ChannelPath.of(CHPID), PathEvent.OFFLINE);
        final UnsafeBuffer target = new UnsafeBuffer(new byte[8]);
        final long offset = Regions.offset(Regions.CRW) + position;
        assertThat(rig.device().read(offset, target, 0, length)).isEqualTo(length);
        assertThat(report()).isZero();
    }

    @Test
    void t97ShouldConsumeAReportThatCannotBeStored() {
        rig.bus.chpEvent(ChannelPath.of(CHPID), PathEvent.OFFLINE);
        assertThat(rig.device().read(Regions.offset(Regions.CRW), null, 0, 8)).isEqualTo(Errno.EFAULT);
        assertThat(report()).isZero();
    }

    @Test
    void shouldFaultWhereThereAreNoBytes() {
        final int events = rig.traces.size();
        final UnsafeBuffer few = new UnsafeBuffer(new byte[3]);
        for (final long offset : new long[] {0, 0x400}) {
            assertThat(rig.device().write(offset, few, 0, 4)).isEqualTo(Errno.EFAULT);
            assertThat(rig.device().write(offset, null, 0, 4)).isEqualTo(Errno.EFAULT);
            assertThat(rig.device().read(offset, few, 0, 4)).isEqualTo(Errno.EFAULT);
        }
        assertThat(rig.traces).hasSize(events);
    }

    @Test
    void shouldWriteAPartOfTheIoRegion() {
        assertThat(rig.writeWord(Regions.IRB_OFFSET + 92, 0x1122_3344)).isEqualTo(4);
        final UnsafeBuffer region = rig.region(Regions.IO);
        assertThat(region.getInt(Regions.IRB_OFFSET + 92, BIG_ENDIAN)).isEqualTo(0x1122_3344);
        region.putInt(Regions.IRB_OFFSET + 92, 0);
        assertThat(region.byteArray()).containsOnly(0);
    }

    private long report() {
        return rig.region(Regions.CRW).getLong(0, BIG_ENDIAN);
    }
}
