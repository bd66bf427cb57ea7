package org.ccwbench.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interruptions of many subchannels in one queue. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptQueueTest {
    private final Machine machine = new Machine();
    private final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 64, 100})
    void shouldHandAllOverInTheirOrder(int subchannels) {
        final InterruptQueue interrupts = new InterruptQueue(subchannels);
        final Subchannel[] all = subchannels(subchannels, interrupts);
        for (int round = 0; round < 5; round++) {
            for (final Subchannel subchannel : all) {
                interrupt(subchannel);
            }
            final int[] next = new int[1];
            final int taken = interrupts.take((word, intparm, intended) -> {
                final int i = next[0]++;
                assertThat(word).isEqualTo(all[i].id().word());
                assertThat(intparm).isEqualTo(-i);
                all[i].takeInterruption(irb);
            });
            assertThat(taken).isEqualTo(subchannels);
            assertThat(interrupts.isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 64, 100})
    void shouldHaveRoomForSubchannelsThatInterruptAgainWhileTheyAreHandled(int subchannels) {
        final InterruptQueue interrupts = new InterruptQueue(subchannels);
        final Subchannel[] all = subchannels(subchannels, interrupts);
        for (final Subchannel subchannel : all) {
            interrupt(subchannel);
        }
        final int[] next = new int[1];
        for (int round = 0; round < 50; round++) {
            interrupts.take((word, intparm, intended) -> {
                final Subchannel subchannel = all[next[0]++ % subchannels];
                assertThat(word).isEqualTo(subchannel.id().word());
                subchannel.takeInterruption(irb);
                interrupt(subchannel);
            });
        }
        assertThat(next[0]).isGreaterThanOrEqualTo(50 * subchannels);
    }

    @Test
    void shouldNotTakeMoreSubchannelsThanItWasMadeFor() {
        final InterruptQueue interrupts = new InterruptQueue(8);
        final Subchannel[] tooMany = subchannels(17, interrupts);
        for (int i = 0; i < 16; i++) {
            interrupt(tooMany[i]);
        }
        assertThatThrownBy(() -> interrupt(tooMany[16])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldLoseNoStatusBetweenThreads() {
        final int statuses = 50_000;
        final InterruptQueue interrupts = new InterruptQueue(2);
        final Subchannel[] both = subchannels(2, interrupts);
        final AtomicBoolean over = new AtomicBoolean();
        final long[] taken = new long[1];
        final InterruptQueue.Taker taker =
                (word, intparm, intended) -> taken[0] += 1 - both[-intparm].takeInterruption(irb);
        final CompletableFuture<Void> host = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                interrupts.take(taker);
            }
        });
        for (int i = 0; i < statuses; i++) {
            while (!both[i & 1].end(0x11, i, 0x80, 0, 0)) {
                Thread.onSpinWait();
            }
        }
        over.set(true);
        host.join();
        interrupts.take(taker);
        assertThat(taken[0]).isEqualTo(statuses);
    }

    private Subchannel[] subchannels(int count, InterruptQueue interrupts) {
        final Subchannel[] all = new Subchannel[count];
        final UnsafeBuffer schib = machine.schib();
        Pmcw.ena(schib, Schib.PMCW_OFFSET, true);
        for (int i = 0; i < count; i++) {
            all[i] = new Subchannel(new SubchannelId(0, 0, i), i, 0x80, interrupts, machine);
            Pmcw.intparm(schib, Schib.PMCW_OFFSET, -i);
            all[i].msch(schib, 0);
        }
        return all;
    }

    private static void interrupt(Subchannel subchannel) {
        assertThat(subchannel.end(0x11, 0, 0x80, 0, 0)).isTrue();
    }
}
