package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.fixtures.ProgramInput.Contents;

/**
 * Makes the guest change its program while it is read: up to four words of CCWs or IDALs, each after the first or a
 * later read of something, mostly of itself. A word becomes random bits, another word of the program, or itself but for
 * a bit.
 */
final class Racing {
    private static final int WORD_BYTES = 8;

    private final List<Contents> contents;
    private final SplittableRandom random;

    private Racing(List<Contents> contents, long seed) {
        this.contents = contents;
        this.random = new SplittableRandom(seed);
    }

    /** Changes for a program; the same for the same seed, none for a program without storage. */
    static List<Change> changes(ProgramInput input, long seed) {
        final List<Contents> words = input.contents().stream()
                .filter(piece -> piece.bytes().length > 0)
                .toList();
        return words.isEmpty() ? List.of() : new Racing(words, seed).changes();
    }

    /** The same program with those changes. */
    static ProgramInput with(ProgramInput input, List<Change> changes) {
        return new ProgramInput(
                input.name(),
                input.orb(),
                input.subchannel(),
                input.subchannelPathMask(),
                input.pages(),
                input.contents(),
                changes,
                input.questions());
    }

    private List<Change> changes() {
        final List<Change> changes = new ArrayList<>();
        for (int i = below(4); i >= 0; i--) {
            final Contents word = word();
            final long readOf = below(4) == 0 ? word().at() : word.at();
            final int reads = 1 + below(2) * below(3);
            changes.add(new Change(reads, readOf, new Contents(word.at(), changed(word.bytes()))));
        }
        return changes;
    }

    private Contents word() {
        final Contents piece = contents.get(below(contents.size()));
        final int start = below((piece.bytes().length + WORD_BYTES - 1) / WORD_BYTES) * WORD_BYTES;
        final byte[] bytes = new byte[Math.min(WORD_BYTES, piece.bytes().length - start)];
        System.arraycopy(piece.bytes(), start, bytes, 0, bytes.length);
        return new Contents(piece.at() + start, bytes);
    }

    private byte[] changed(byte[] word) {
        switch (below(3)) {
            case 0 -> {
                for (int i = 0; i < word.length; i++) {
                    word[i] = (byte) random.nextLong();
                }
            }
            case 1 -> {
                final byte[] other = word().bytes();
                System.arraycopy(other, 0, word, 0, Math.min(other.length, word.length));
            }
            default -> word[below(word.length)] ^= (byte) (1 << below(Byte.SIZE));
        }
        return word;
    }

    private int below(int bound) {
        return (int) ((random.nextLong() >>> 1) % bound);
    }
}
