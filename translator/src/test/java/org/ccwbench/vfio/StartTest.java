package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program on its way to the subchannel and back. */
class StartTest {
    @ParameterizedTest
    @EnumSource
    void t72AndT76ShouldStartAProgramAndTurnItsInterruptionBack(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            assertThat(rig.start()).isEqualTo(Regions.IO_BYTES);
            assertThat(rig.state()).isEqualTo(State.CP_PENDING);
            assertThat(rig.pins()).isEqualTo(1);
            assertThat(rig.device.starts).isEqualTo(1);

            assertThat(rig.presentEnd()).isTrue();
            rig.settle();

            assertThat(rig.irbWord(1)).isEqualTo(0x1008);
            assertThat(rig.pins()).isZero();
            assertThat(rig.state()).isEqualTo(State.IDLE);
            assertThat(rig.io.read()).isEqualTo(1);
        }
    }
}
