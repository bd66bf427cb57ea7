package org.ccwbench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What MODIFY SUBCHANNEL changes of a path-management-control word; the fields are in {@link AccessorTest}. */
class PmcwTest {
    /**
     * Every bit that MODIFY SUBCHANNEL may change: words 0, 1 and 6, the logical-path mask, the measurement-block
     * index.
     */
    private static final int[] MODIFIABLE = {
        0xffff_ffff, Pmcw.ISC | Pmcw.ENA | Pmcw.LM | Pmcw.MME | Pmcw.MP, 0xff00_0000, 0xffff_0000, 0, 0, 0x0000_0007
    };

    @Test
    void shouldTakeOverWhatMayBeChanged() {
        assertThat(modified((byte) 0x00, (byte) 0xff)).containsExactly(MODIFIABLE);
    }

    @Test
    void shouldKeepWhatMayNotBeChanged() {
        final int[] kept = new int[MODIFIABLE.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = ~MODIFIABLE[i];
        }
        assertThat(modified((byte) 0xff, (byte) 0x00)).containsExactly(kept);
    }

    private static int[] modified(byte old, byte wanted) {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[Pmcw.BYTES]);
        final UnsafeBuffer from = new UnsafeBuffer(new byte[Pmcw.BYTES + 1]);
        block.setMemory(0, Pmcw.BYTES, old);
        from.setMemory(1, Pmcw.BYTES, wanted);
        Pmcw.modify(block, 0, from, 1);
        final int[] words = new int[Pmcw.BYTES / Integer.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = Word.bits(block, i * Integer.BYTES, 0xffff_ffff);
        }
        return words;
    }
}
