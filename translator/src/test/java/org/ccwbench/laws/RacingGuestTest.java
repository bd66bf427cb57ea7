package org.ccwbench.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A guest that changes the first word of an IDAL from another processor while it is translated. With one value a CCW
 * needs a word more than with the other; Linux once counted with the one and pinned with the other (CVE-2026-80551).
 * All CCWs have the same IDAL, so that a program has many chances to go wrong.
 */
class RacingGuestTest {
    private static final int HOST_BASE = 0x10_0000;
    private static final int IDAL = 0x2000;
    private static final int BYTES = 0x2000;
    private static final long AT_THE_HEAD_OF_ITS_BLOCK = 0x8000;
    private static final long INSIDE_ITS_BLOCK = 0x8400;
    private static final int CCWS = 200;
    private static final int LEAST_CYCLES = 2_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Format-2 IDAWs of 4 KiB, of 2 KiB, and format-1 IDAWs. */
    @ParameterizedTest
    @ValueSource(ints = {Orb.FMT | Orb.C64, Orb.FMT | Orb.C64 | Orb.I2K, Orb.FMT})
    void shouldDecideOnOneReadingOfTheFirstIdaw(int orbFlags) throws InterruptedException {
        final int shift = Orb.isFormat2Idaws(orbFlags) ? 0 : Integer.SIZE;
        final AtomicBoolean done = new AtomicBoolean();
        try (Guest guest = new Guest(false)) {
            for (int i = 0; i < CCWS; i++) {
                guest.ccw(0x02, Ccw1.IDA | (i < CCWS - 1 ? Ccw1.CC : 0), BYTES, IDAL);
            }
            guest.word(IDAL, AT_THE_HEAD_OF_ITS_BLOCK << shift);
            final Thread processor = new Thread(() -> {
                while (!done.get()) {
                    guest.word(IDAL, INSIDE_ITS_BLOCK << shift);
                    guest.word(IDAL, AT_THE_HEAD_OF_ITS_BLOCK << shift);
                }
            });
            processor.start();
            try (ChannelProgram program = new ChannelProgram(guest.memory(), HOST_BASE)) {
                translateUntilBothWereSeen(program, Guest.orb(orbFlags), Orb.idawBlock(orbFlags));
            } finally {
                done.set(true);
                processor.join();
            }
            assertThat(guest.pins()).isZero();
        }
    }

    private static void translateUntilBothWereSeen(ChannelProgram program, UnsafeBuffer orb, int block) {
        final long end = System.nanoTime() + MOST_NANOS;
        final Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < LEAST_CYCLES || seen.size() < 2; i++) {
            assertThat(System.nanoTime()).as("time, with %s words seen", seen).isLessThan(end);
            program.init(orb, 0);
            assertThat(program.prefetch()).isZero();
            seen.addAll(words(program.view(), block));
            program.free();
        }
    }

    /** How many words the IDALs have: each as many as its first word calls for. */
    private static Set<Integer> words(HostProgram view, int block) {
        final Set<Integer> seen = new HashSet<>();
        long end = view.hostEnd();
        for (int i = CCWS - 1; i >= 0; i--) {
            final long idal = Ccw1.address(view.ccw(0, i));
            final int words = (int) (end - idal) / Idaw.FORMAT_2_BYTES;
            if (words != Idaw.needed(view.word(idal) & PageTable.PAGE_OFFSET, BYTES, block)) {
                fail("CCW %d has %d words, the first of them %x", i, words, view.word(idal));
            }
            seen.add(words);
            end = idal;
        }
        return seen;
    }
}
