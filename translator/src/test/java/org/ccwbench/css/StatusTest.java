package org.ccwbench.css;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Esw;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Status on its way from the device to TEST SUBCHANNEL, which clears it. */
class StatusTest {
    private static final int ACTIVE = Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE;

    private final Machine machine = Machine.enabled(0x1234);
    private final Subchannel subchannel = machine.subchannel;

    @Test
    void shouldStoreTheStatusOfAStart() {
        machine.start();
        assertThat(subchannel.end(Machine.ENDED, 0x1008, 0x0c, 0x40, 0x123)).isTrue();
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        assertThat(machine.irb.getInt(0, BIG_ENDIAN)).isEqualTo(Scsw.FMT | Scsw.PFCH | Scsw.START | Machine.ENDED);
        assertThat(machine.irb.getInt(4, BIG_ENDIAN)).isEqualTo(0x1008);
        assertThat(machine.irb.getInt(8, BIG_ENDIAN)).isEqualTo(0x0c40_0123);
        assertThat(Esw.lpum(machine.irb, Irb.ESW_OFFSET)).isEqualTo(0x80);
    }

    @Test
    void shouldStoreAWholeBlockOfStatus() {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[Irb.BYTES]);
        block.setMemory(0, Irb.BYTES, (byte) 0x5a);
        Scsw.stctl(block, 0, Machine.ENDED);
        subchannel.present(block, 0);
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        assertThat(machine.irb.byteArray()).isEqualTo(block.byteArray());
    }

    @Test
    void shouldStoreNothingOfAnEarlierBlock() {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[Irb.BYTES]);
        block.setMemory(0, Irb.BYTES, (byte) 0x5a);
        Scsw.stctl(block, 0, Machine.ENDED);
        subchannel.present(block, 0);
        subchannel.tsch(machine.irb, 0);
        subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, Scsw.ATTENTION, 0, 0);
        subchannel.tsch(machine.irb, 0);
        Esw.lpum(machine.irb, Irb.ESW_OFFSET, 0);
        assertThat(Arrays.copyOfRange(machine.irb.byteArray(), Irb.ESW_OFFSET, Irb.BYTES))
                .containsOnly(0);
    }

    @Test
    void shouldStoreWithNothingPending() {
        machine.start();
        assertThat(subchannel.tsch(machine.irb, 0)).isEqualTo(1);
        assertThat(Scsw.actl(machine.irb, 0)).isEqualTo(Scsw.START_PENDING);
        assertThat(machine.fctl()).isEqualTo(Scsw.START);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x03, 0x05, 0x07, 0x0d, 0x0f, 0x11, 0x15, 0x17, 0x19})
    void shouldClearFunctionAndPendingActivityWithTheStatus(int stctl) {
        machine.present(Scsw.PNO | Scsw.START | Scsw.HALT | Scsw.ACTL | stctl);
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        final int word = machine.schib().getInt(Schib.SCSW_OFFSET, BIG_ENDIAN);
        assertThat(word).isEqualTo(ACTIVE);
        assertThat(subchannel.tsch(machine.irb, 0)).isEqualTo(1);
    }

    @Test
    void shouldClearOnlyTheStatusWhenItIsIntermediate() {
        machine.present(Scsw.PNO | Scsw.START | Scsw.RESUME_PENDING | ACTIVE | Machine.INTERMEDIATE);
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        assertThat(machine.schib().getInt(Schib.SCSW_OFFSET, BIG_ENDIAN))
                .isEqualTo(Scsw.PNO | Scsw.START | Scsw.RESUME_PENDING | ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"0x4000, 0x4000", "0x6000, 0"})
    void shouldClearAResumeWhenItIsIntermediateAndSuspended(String function, String left) {
        final int suspended = Scsw.SUSPENDED | Scsw.RESUME_PENDING | Machine.INTERMEDIATE;
        machine.present(Scsw.PNO | Integer.decode(function) | suspended);
        assertThat(subchannel.tsch(machine.irb, 0)).isZero();
        assertThat(machine.schib().getInt(Schib.SCSW_OFFSET, BIG_ENDIAN))
                .isEqualTo(Integer.decode(left) | Scsw.SUSPENDED);
    }

    @Test
    void shouldNeverBecomeStatusPendingWhenNotEnabled() {
        final Machine disabled = new Machine();
        assertThat(disabled.subchannel.end(Scsw.ALERT | Scsw.STATUS_PENDING, 0, 0x80, 0, 0))
                .isFalse();
        assertThat(disabled.present(0x11)).isFalse();
        assertThat(disabled.stctl()).isZero();
        assertThat(disabled.interruptions()).isZero();
    }

    @Test
    void shouldNeverBecomeStatusPendingWithoutADevice() {
        subchannel.attached(false);
        assertThat(machine.present(0x11)).isFalse();
        subchannel.attached(true);
        subchannel.installed(false);
        assertThat(machine.present(0x11)).isFalse();
        assertThat(machine.interruptions()).isZero();
    }

    @Test
    void shouldHaveOneInterruptionUnderWay() {
        machine.start();
        subchannel.activity(ACTIVE);
        assertThat(subchannel.end(Machine.INTERMEDIATE, 0, 0, 0x80, 0)).isTrue();
        assertThat(subchannel.end(Machine.INTERMEDIATE, 0, 0, 0x80, 0)).isTrue();
        assertThat(subchannel.end(Machine.ENDED, 0, 0x0c, 0, 0)).isTrue();
        assertThat(machine.interruptions()).isEqualTo(1);
        assertThat(machine.interrupts.isEmpty()).isTrue();
    }

    @Test
    void shouldInterruptAgainWhenTheInterruptionWasTaken() {
        machine.present(0x11);
        assertThat(machine.interruptions()).isEqualTo(1);
        assertThat(subchannel.takeInterruption(machine.irb)).isZero();
        assertThat(machine.present(0x11)).isTrue();
        assertThat(machine.interruptions()).isEqualTo(1);
    }

    @Test
    void shouldNotInterruptAgainForStatusThatComesBeforeTheInterruptionIsTaken() {
        machine.present(0x11);
        subchannel.tsch(machine.irb, 0);
        assertThat(machine.present(0x4007)).isTrue();
        assertThat(machine.interruptions()).isEqualTo(1);
        assertThat(subchannel.takeInterruption(machine.irb)).isZero();
        assertThat(machine.irb.getInt(0, BIG_ENDIAN)).isEqualTo(0x4007);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x03, 0x05, 0x07, 0x11, 0x17})
    void shouldNotTakeFurtherStatusWhileOtherIsPending(int stctl) {
        machine.present(stctl);
        final byte[] before = machine.schib().byteArray();
        assertThat(machine.present(0x4007)).isFalse();
        assertThat(subchannel.end(Machine.ENDED, 0, 0, 0, 0)).isFalse();
        assertThat(machine.schib().byteArray()).isEqualTo(before);
    }

    @Test
    void shouldAddFinalStatusToIntermediate() {
        machine.start();
        subchannel.activity(ACTIVE);
        subchannel.end(Machine.INTERMEDIATE, 0x1008, 0, 0x80, 0);
        assertThat(machine.actl()).isEqualTo(ACTIVE);
        assertThat(subchannel.end(Machine.ENDED, 0x1010, 0x0c, 0, 0)).isTrue();
        subchannel.tsch(machine.irb, 0);
        assertThat(Scsw.stctl(machine.irb, 0)).isEqualTo(Scsw.INTERMEDIATE | Machine.ENDED);
        assertThat(Scsw.actl(machine.irb, 0)).isZero();
        assertThat(Scsw.cpa(machine.irb, 0)).isEqualTo(0x1010);
    }

    @Test
    void shouldLeaveTheDeviceActiveUntilSecondaryStatus() {
        machine.start();
        subchannel.activity(ACTIVE);
        subchannel.end(Scsw.PRIMARY | Scsw.STATUS_PENDING, 0x1008, Scsw.CHANNEL_END, 0, 0);
        assertThat(machine.actl()).isEqualTo(Scsw.DEVICE_ACTIVE);
        subchannel.tsch(machine.irb, 0);
        assertThat(machine.actl()).isEqualTo(Scsw.DEVICE_ACTIVE);
        assertThat(machine.fctl()).isZero();
        assertThat(subchannel.end(Scsw.SECONDARY | Scsw.STATUS_PENDING, 0, Scsw.DEVICE_END, 0, 0))
                .isTrue();
        assertThat(machine.actl()).isZero();
    }

    @Test
    void shouldEndAtOnceOnAnImmediateDevice() {
        final InterruptQueue interrupts = new InterruptQueue(1);
        final Subchannel immediate =
                new Subchannel(new SubchannelId(0, 0, 2), 0x1002, 0x80, interrupts, new ImmediateDevice());
        immediate.msch(machine.schib(), 0);
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        Orb.put(orb, 0, 0, Orb.PFCH | Orb.LPM, 0x2000);
        checkEnd(immediate, immediate.ssch(orb, 0), Scsw.START, 0x2008, 0x0c);
        checkEnd(immediate, immediate.hsch(), Scsw.HALT, 0, 0x04);
        checkEnd(immediate, immediate.csch(), Scsw.CLEAR, 0, 0);
    }

    private void checkEnd(Subchannel of, int conditionCode, int function, long cpa, int dstat) {
        assertThat(conditionCode).isZero();
        assertThat(of.takeInterruption(machine.irb)).isZero();
        assertThat(Scsw.fctl(machine.irb, 0)).isEqualTo(function);
        assertThat(Scsw.isFinal(machine.irb, 0)).isTrue();
        assertThat(Scsw.cpa(machine.irb, 0)).isEqualTo(cpa);
        assertThat(Scsw.dstat(machine.irb, 0)).isEqualTo(dstat);
    }
}
