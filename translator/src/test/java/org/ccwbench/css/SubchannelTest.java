package org.ccwbench.css;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the instructions do to a subchannel, and what they tell its device. */
class SubchannelTest {
    private final Machine machine = Machine.enabled(0x1234);
    private final Subchannel subchannel = machine.subchannel;

    @Test
    void shouldStart() {
        assertThat(machine.start()).isZero();
        assertThat(machine.told).containsExactly("start 1000");
        assertThat(machine.fctl()).isEqualTo(Scsw.START);
        assertThat(machine.actl()).isEqualTo(Scsw.START_PENDING);
        assertThat(machine.stctl()).isZero();
        assertThat(machine.interruptions()).isZero();
    }

    @Test
    void shouldTakeOverFromTheOrbWhatTheStatusShows() {
        machine.start(-1 & ~Orb.TRANSPORT);
        final int common = Orb.KEY | Orb.SPND | Orb.FMT | Orb.PFCH | Orb.ISIC | Orb.ALCC | Orb.SSIC;
        assertThat(machine.schib().getInt(Schib.SCSW_OFFSET, BIG_ENDIAN))
                .isEqualTo(common | Scsw.START | Scsw.START_PENDING);
    }

    @ParameterizedTest
    @CsvSource({"0xff, 0x00, 0, 0x80", "0x40, 0x00, 0, 0x40", "0xff, 0x80, 0, 0x40", "0x80, 0x80, 3, 0x00"})
    void shouldStartOnAPathThatWorks(String orb, String lost, int conditionCode, String used) {
        subchannel.losePaths(Integer.decode(lost));
        assertThat(machine.start(Orb.PFCH | Integer.decode(orb) << 8)).isEqualTo(conditionCode);
        assertThat(Pmcw.lpum(machine.schib(), Schib.PMCW_OFFSET)).isEqualTo(Integer.decode(used));
    }

    @ParameterizedTest
    @CsvSource({"0x00", "0x3f"})
    void shouldNotStartOnAPathThatItDoesNotHave(String paths) {
        assertThat(machine.start(Orb.PFCH | Integer.decode(paths) << 8)).isEqualTo(3);
        assertThat(machine.told).isEmpty();
    }

    @Test
    void shouldStartAgainWhenLostPathsAreBack() {
        subchannel.losePaths(0xff);
        assertThat(machine.start()).isEqualTo(3);
        subchannel.losePaths(0);
        assertThat(machine.start()).isZero();
    }

    @Test
    void shouldForgetTheLastStatusWhenItStarts() {
        machine.start();
        subchannel.end(Machine.ENDED, 0x1008, 0x0c, 0x40, 0x123);
        subchannel.tsch(machine.irb, 0);
        machine.start();
        assertThat(machine.schib().getLong(Schib.SCSW_OFFSET + 4)).isZero();
    }

    @Test
    void shouldBeginDisabledWithItsPathsAvailable() {
        final UnsafeBuffer schib = new Machine().schib();
        assertThat(schib.getInt(4, BIG_ENDIAN)).isEqualTo(Pmcw.DNV | Machine.DEVICE_NUMBER);
        assertThat(schib.getInt(8, BIG_ENDIAN)).isEqualTo(Machine.PATHS << 24 | Machine.PATHS);
        assertThat(schib.getInt(12, BIG_ENDIAN)).isEqualTo(0xff00 | Machine.PATHS);
    }

    @Test
    void shouldHalt() {
        machine.start();
        assertThat(subchannel.hsch()).isZero();
        assertThat(machine.told).endsWith("halt");
        assertThat(machine.fctl()).isEqualTo(Scsw.START | Scsw.HALT);
        assertThat(machine.actl()).isEqualTo(Scsw.START_PENDING | Scsw.HALT_PENDING);
    }

    @Test
    void shouldWithdrawIntermediateStatusAtAHalt() {
        machine.start();
        subchannel.activity(Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
        subchannel.end(Machine.INTERMEDIATE, 0, 0, Scsw.PROGRAM_CONTROLLED_INTERRUPTION, 0);
        assertThat(subchannel.hsch()).isZero();
        assertThat(machine.stctl()).isZero();
        assertThat(subchannel.tsch(machine.irb, 0)).isEqualTo(1);
        assertThat(subchannel.end(Machine.ENDED, 0x1008, Scsw.DEVICE_END, 0, 0)).isTrue();
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        assertThat(Scsw.fctl(machine.irb, 0)).isEqualTo(Scsw.START | Scsw.HALT);
        assertThat(Scsw.dstat(machine.irb, 0)).isEqualTo(Scsw.DEVICE_END);
    }

    @Test
    void shouldClearWhateverIsGoingOn() {
        final UnsafeBuffer pmcw = machine.schib();
        Pmcw.pom(pmcw, Schib.PMCW_OFFSET, 0x80);
        subchannel.configure(pmcw, Schib.PMCW_OFFSET);
        machine.start();
        machine.present(Scsw.PNO | Scsw.START | Scsw.SUBCHANNEL_ACTIVE | Machine.INTERMEDIATE);
        assertThat(subchannel.csch()).isZero();
        assertThat(machine.told).endsWith("clear");
        final UnsafeBuffer schib = machine.schib();
        assertThat(Scsw.fctl(schib, Schib.SCSW_OFFSET)).isEqualTo(Scsw.CLEAR);
        assertThat(Scsw.actl(schib, Schib.SCSW_OFFSET)).isEqualTo(Scsw.CLEAR_PENDING);
        assertThat(Scsw.stctl(schib, Schib.SCSW_OFFSET)).isZero();
        assertThat(Scsw.pno(schib, Schib.SCSW_OFFSET)).isFalse();
        assertThat(Pmcw.lpum(schib, Schib.PMCW_OFFSET)).isZero();
        assertThat(Pmcw.pom(schib, Schib.PMCW_OFFSET)).isEqualTo(0xff);
    }

    @Test
    void shouldEndAClearWithStatusPendingAlone() {
        machine.start();
        subchannel.csch();
        subchannel.end(Scsw.STATUS_PENDING, 0, 0, 0, 0);
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        assertThat(Scsw.fctl(machine.irb, 0)).isEqualTo(Scsw.CLEAR);
        assertThat(Scsw.actl(machine.irb, 0)).isZero();
        assertThat(Scsw.stctl(machine.irb, 0)).isEqualTo(Scsw.STATUS_PENDING);
        assertThat(machine.irb.getInt(Scsw.DSTAT_OFFSET, BIG_ENDIAN)).isZero();
        assertThat(machine.fctl()).isZero();
    }

    @Test
    void shouldCancelWithoutAnInterruption() {
        machine.cancels = true;
        machine.start();
        assertThat(subchannel.xsch()).isZero();
        assertThat(machine.told).endsWith("cancel");
        assertThat(machine.fctl()).isZero();
        assertThat(machine.actl()).isZero();
        assertThat(machine.interruptions()).isZero();
        assertThat(machine.start()).isZero();
    }

    @Test
    void shouldNotCancelWhatTheDeviceHasBegun() {
        machine.start();
        assertThat(subchannel.xsch()).isEqualTo(2);
        assertThat(machine.actl()).isEqualTo(Scsw.START_PENDING);
    }

    @Test
    void shouldResume() {
        machine.start(Orb.PFCH | Orb.LPM | Orb.SPND);
        subchannel.activity(Scsw.SUSPENDED);
        assertThat(subchannel.rsch()).isZero();
        assertThat(machine.told).endsWith("resume");
        assertThat(machine.actl()).isEqualTo(Scsw.SUSPENDED | Scsw.RESUME_PENDING);
    }

    @Test
    void shouldModifyWhatAProgramMayModify() {
        final UnsafeBuffer all = new UnsafeBuffer(new byte[Schib.BYTES]);
        all.setMemory(0, Schib.BYTES, (byte) 0xff);
        assertThat(subchannel.msch(all, 0)).isZero();
        final UnsafeBuffer schib = machine.schib();
        assertThat(schib.getInt(0, BIG_ENDIAN)).isEqualTo(-1);
        assertThat(schib.getInt(4, BIG_ENDIAN))
                .isEqualTo(Pmcw.ISC | Pmcw.ENA | Pmcw.LM | Pmcw.MME | Pmcw.MP | Pmcw.DNV | Machine.DEVICE_NUMBER);
        assertThat(schib.getInt(8, BIG_ENDIAN)).isEqualTo(0xff00_0000 | Machine.PATHS);
        assertThat(schib.getInt(12, BIG_ENDIAN)).isEqualTo(0xffff_ff00 | Machine.PATHS);
        assertThat(schib.getInt(Pmcw.TYPE_OFFSET, BIG_ENDIAN)).isEqualTo(Pmcw.MBFC | Pmcw.XMWME | Pmcw.CSENSE);
        assertThat(schib.getInt(Schib.SCSW_OFFSET, BIG_ENDIAN)).isZero();
    }

    @Test
    void shouldIgnoreAModificationWithoutADevice() {
        subchannel.attached(false);
        final byte[] before = machine.schib().byteArray();
        final UnsafeBuffer all = new UnsafeBuffer(new byte[Schib.BYTES]);
        all.setMemory(0, Schib.BYTES, (byte) 0xff);
        assertThat(subchannel.msch(all, 0)).isZero();
        assertThat(machine.schib().byteArray()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 0x00010001, 0.0.0001", "254, 3, 65535, 0xfe07ffff, fe.3.ffff"})
    void shouldNameASubchannel(int cssid, int ssid, int number, String word, String text) {
        final SubchannelId id = new SubchannelId(cssid, ssid, number);
        assertThat(id.word()).isEqualTo(Long.decode(word).intValue());
        assertThat(id).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"256, 0, 0", "-1, 0, 0", "0, 4, 0", "0, -1, 0", "0, 0, 65536", "0, 0, -1"})
    void shouldNotNameWhatCannotBe(int cssid, int ssid, int number) {
        assertThatThrownBy(() -> new SubchannelId(cssid, ssid, number)).isInstanceOf(IllegalArgumentException.class);
    }
}
