package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.Instruction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interruption on its way to the user. Status words are given in hexadecimal as they are in the reference. */
class InterruptionTest {
    /** Start function, primary and secondary status. */
    private static final int FINAL = 0x0000_4007;

    private static final int ENDED = 0x0c00_0000;
    private static final int HOST_CPA = Rig.HOST_PROGRAM + 8;

    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void t76ShouldDeliverTheFinalStatusOfAProgramAndLetItGo() {
        rig.start();
        interrupt(FINAL, HOST_CPA, ENDED);
        checkIrb(FINAL, 0x1008, ENDED);
        assertThat(rig.pins()).isZero();
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.io.read()).isEqualTo(1);
        assertThat(rig.start()).isEqualTo(124);
    }

    @Test
    void t76ShouldWriteTheBlockAndNothingBehindIt() {
        final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);
        irb.setMemory(0, Irb.BYTES, (byte) 0xa5);
        irb.putInt(0, FINAL, BIG_ENDIAN);
        rig.start();
        final UnsafeBuffer before = rig.region(Regions.IO);
        assertThat(rig.subchannel.present(irb, 0)).isTrue();
        rig.settle();
        before.putBytes(Regions.IRB_OFFSET, irb, 0, Irb.BYTES);
        assertThat(rig.region(Regions.IO).byteArray()).isEqualTo(before.byteArray());
    }

    @Test
    void t77ShouldTurnIntermediateStatusBackAndKeepTheProgram() {
        rig.start();
        interrupt(0x0000_40c9, HOST_CPA, 0x0080_0000);
        checkIrb(0x0000_40c9, 0x1008, 0x0080_0000);
        assertThat(rig.pins()).isEqualTo(1);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        assertThat(rig.io.read()).isEqualTo(1);
    }

    @Test
    void t77ShouldKeepTheProgramWhileTheDeviceIsActive() {
        rig.start();
        interrupt(0x0000_4045, HOST_CPA, 0x0800_0000);
        checkIrb(0x0000_4045, 0x1008, 0x0800_0000);
        assertThat(rig.pins()).isEqualTo(1);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
    }

    @Test
    void t78ShouldDeliverUnsolicitedStatusAsItIs() {
        rig.start();
        interrupt(0x0000_0011, HOST_CPA, 0x8000_0000);
        checkIrb(0x0000_0011, HOST_CPA, 0x8000_0000);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);
        assertThat(rig.pins()).isEqualTo(1);
        assertThat(rig.io.read()).isEqualTo(1);
    }

    @Test
    void t79ShouldTakeADeferredConditionCodeForSolicited() {
        rig.start();
        interrupt(0x0100_0011, HOST_CPA, 0x8000_0000);
        checkIrb(0x0100_0011, 0x1008, 0x8000_0000);
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.pins()).isZero();
    }

    @Test
    void t80ShouldDropAnInterruptionInStandbyAndDisableAgain() {
        final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);
        irb.setMemory(0, Irb.BYTES, (byte) 0x11);
        rig.device().fsm().fire(Event.CLOSE);
        rig.instructions.clear();
        rig.driver.irq(rig.sch, irb);
        rig.settle();
        assertThat(rig.instructions).contains(Instruction.MSCH);
        assertThat(rig.region(Regions.IO).byteArray()).containsOnly(0);
        assertThat(rig.io.peek()).isZero();
        assertThat(rig.state()).isEqualTo(State.STANDBY);
    }

    @Test
    void t81ShouldDeliverTheLastOfTwoInterruptionsOnce() {
        rig.start();
        assertThat(rig.present(0x0000_40c9, HOST_CPA, 0x0080_0000)).isTrue();
        rig.bus.poll();
        assertThat(rig.present(FINAL, HOST_CPA, ENDED)).isTrue();
        rig.bus.poll();
        rig.settle();
        checkIrb(FINAL, 0x1008, ENDED);
        assertThat(rig.io.read()).isEqualTo(1);
        assertThat(rig.state()).isEqualTo(State.IDLE);
    }

    @Test
    void t93ShouldFreeTheProgramWhenAClearEnds() {
        rig.start();
        rig.device.onClear = rig::endFunction;
        assertThat(rig.command(Regions.CLEAR)).isEqualTo(8);
        assertThat(rig.pins()).isEqualTo(1);
        rig.settle();
        assertThat(rig.irbWord(0) & (Scsw.FCTL | Scsw.ACTL | Scsw.STCTL)).isEqualTo(Scsw.CLEAR | Scsw.STATUS_PENDING);
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.pins()).isZero();
        assertThat(rig.io.read()).isEqualTo(1);
    }

    @Test
    void t94ShouldDeliverTheEndOfAClearWhenIdle() {
        rig.device.onClear = rig::endFunction;
        assertThat(rig.command(Regions.CLEAR)).isEqualTo(8);
        rig.settle();
        assertThat(rig.irbWord(0)).isEqualTo(Scsw.CLEAR | Scsw.STATUS_PENDING);
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.io.read()).isEqualTo(1);
    }

    /** A hazard kept as it is in Linux: nothing tells whose end it is. */
    @Test
    void t120ShouldTakeTheEndOfAnEarlierHaltForTheEndOfAStart() {
        rig.device.onHalt = rig::endFunction;
        assertThat(rig.command(Regions.HALT)).isEqualTo(8);
        rig.bus.poll();
        assertThat(rig.start()).isEqualTo(124);
        assertThat(rig.state()).isEqualTo(State.CP_PENDING);

        assertThat(rig.driver.work().doWork()).isEqualTo(1);

        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.pins()).isZero();
        assertThat(rig.device.starts).isEqualTo(1);
        assertThat(Scsw.fctl(rig.schib(), Schib.SCSW_OFFSET)).isEqualTo(Scsw.START);
    }

    @Test
    void shouldStayLostWhenTheInterruptionIsDelivered() {
        rig.start();
        rig.presentEnd();
        rig.bus.poll();
        rig.device().fsm().fire(Event.NOT_OPER);
        assertThat(rig.driver.work().doWork()).isEqualTo(1);
        checkIrb(FINAL, 0x1008, ENDED);
        assertThat(rig.io.read()).isEqualTo(1);
        assertThat(rig.state()).isEqualTo(State.NOT_OPER);
        assertThat(rig.pins()).isEqualTo(1);
        assertThat(rig.driver.work().doWork()).isEqualTo(1);
        assertThat(rig.pins()).isZero();
    }

    @Test
    void shouldDeliverWithoutAnEventfd() {
        rig.device().eventFd(VfioCcwDevice.IO_IRQ, null);
        rig.start();
        interrupt(FINAL, HOST_CPA, ENDED);
        checkIrb(FINAL, 0x1008, ENDED);
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.io.peek()).isZero();
    }

    private void interrupt(int word0, int cpa, int word2) {
        assertThat(rig.present(word0, cpa, word2)).isTrue();
        rig.settle();
    }

    private void checkIrb(int word0, int cpa, int word2) {
        assertThat(rig.irbWord(0)).isEqualTo(word0);
        assertThat(rig.irbWord(1)).isEqualTo(cpa);
        assertThat(rig.irbWord(2)).isEqualTo(word2);
    }
}
