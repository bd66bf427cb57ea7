package org.ccwbench.bench.cp;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limit loop does what the translator does, to the byte. */
class LimitLoopTest {
    private static final int PROGRAMS = 4;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void shouldStoreTheSameBytesAsTheTranslator(Shape shape) {
        final UnsafeBuffer hostOrb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        try (Workload workload = new Workload(shape, PROGRAMS, TableKind.FLAT);
                ChannelProgram translator = new ChannelProgram(workload.guest(), Workload.HOST_BASE);
                LimitLoop limit = new LimitLoop(workload)) {
            final HostProgram host = translator.view();
            for (int program = 0; program < PROGRAMS; program++) {
                translator.init(workload.orbs(), workload.orbOffset(program));
                translator.prefetch();
                translator.hostOrb(Workload.INTPARM, Workload.PATH_MASK, hostOrb, 0);

                assertThat(limit.cycle(program)).isEqualTo(host.pins());

                assertSame(limit, host, 0, shape.ccws());
                assertSame(limit, host, (int) (host.hostEnd() - host.hostHead(0)) / 8 - shape.pages(), shape.pages());
                for (int word = 0; word < Orb.AREA_BYTES / 8; word++) {
                    assertThat(limit.orbWord(word)).isEqualTo(hostOrb.getLong(word * 8, BIG_ENDIAN));
                }
                translator.free();
            }
        }
    }

    private static void assertSame(LimitLoop limit, HostProgram host, int from, int words) {
        for (int i = from; i < from + words; i++) {
            final long at = host.hostHead(0) + i * 8L;
            assertThat(limit.word(at)).as("word at %x", at).isEqualTo(host.word(at));
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void shouldLeaveNoPinAndListEveryPage(Shape shape) {
        try (Workload workload = new Workload(shape, 1, TableKind.FLAT);
                LimitLoop limit = new LimitLoop(workload)) {
            limit.cycle(0);

            for (int pin = 0; pin < shape.pages(); pin++) {
                assertThat(limit.pinnedPage(pin)).isEqualTo(workload.guestData(0, pin) >>> 12);
                assertThat(limit.pinsLeft(workload.guestData(0, pin))).isZero();
            }
        }
    }
}
