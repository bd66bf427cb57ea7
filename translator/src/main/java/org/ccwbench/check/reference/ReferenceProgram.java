package org.ccwbench.check.reference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.Refusal;
import org.ccwbench.fixtures.Answer.Target;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Question;

/** One program, from its ORB to its answer. */
final class ReferenceProgram {
    private static final int FORMAT_1 = 0x0080_0000;
    private static final int C64 = 0x0002_0000;
    private static final int I2K = 0x0001_0000;
    private static final int LPM = 0x0000_ff00;
    private static final int LPM_SHIFT = 8;
    private static final int MOST_CHAINS = 16;

    /** Far from where guests have their programs, so that a back-translated address is not by chance the same. */
    private static final long FIRST_HOST_HEAD = 0x7e00_0000;

    private static final long HOST_DISTANCE = 0x1000;

    private final ProgramInput input;
    private final ByteBuffer orb;
    private final int flags;
    private final Guest guest;
    private final List<Chain> chains = new ArrayList<>();

    ReferenceProgram(ProgramInput input) {
        this.input = input;
        this.orb = ByteBuffer.wrap(input.orb());
        this.flags = orb.getInt(4);
        this.guest = new Guest(input);
    }

    Answer answer() {
        try {
            build(orb.getInt(8) & Chain.ADDRESS_MASK);
        } catch (final Refused refused) {
            chains.clear();
            return answer(refused.errno(), 0, refusal(refused), new byte[0], List.of());
        }
        int prefetch = 0;
        Refusal refusal = Refusal.NONE;
        try {
            prefetch();
        } catch (final Refused refused) {
            prefetch = refused.errno();
            refusal = refusal(refused);
            chains.forEach(chain -> chain.length = chain.translated.size());
        }
        final List<String> replies = input.questions().stream().map(this::reply).toList();
        chains.forEach(chain -> chain.pinned.forEach(iovas -> iovas.forEach(guest::unpin)));
        return answer(0, prefetch, refusal, prefetch == 0 ? hostOrb() : new byte[0], replies);
    }

    private Answer answer(int init, int prefetch, Refusal refusal, byte[] hostOrb, List<String> replies) {
        return new Answer(
                init,
                prefetch,
                refusal,
                chains.stream().map(Chain::toSegment).toList(),
                hostOrb,
                guest.calls(),
                guest.unpins(),
                replies,
                guest.pinsLeft());
    }

    private static Refusal refusal(Refused refused) {
        return new Refusal(refused.reason(), refused.at());
    }

    /** Copies the segment at an address and, depth first, those that its TICs lead to. */
    private void build(long head) throws Refused {
        final int bytes = Chain.MOST_CCWS * Chain.CCW_BYTES;
        final ByteBuffer source = ByteBuffer.wrap(guest.read(head, bytes, "SEGMENT_UNREADABLE"));
        final List<Long> ccws = new ArrayList<>();
        while (source.hasRemaining()) {
            final long ccw = source.getLong();
            ccws.add((flags & FORMAT_1) != 0 ? ccw : Chain.ofFormat0(ccw));
        }
        final int length = Chain.lengthOf(ccws, head);
        if (length == 0) {
            throw new Refused(Refused.EINVAL, "CHAIN_TOO_LONG", head);
        }
        if (chains.size() >= MOST_CHAINS) {
            throw new Refused(Refused.EINVAL, "TOO_MANY_SEGMENTS", head);
        }
        final long hostHead = FIRST_HOST_HEAD + chains.size() * HOST_DISTANCE;
        final Chain chain = new Chain(head, hostHead, ccws.subList(0, length));
        chains.add(chain);
        for (final long ccw : chain.ccws) {
            if (Chain.isTic(ccw) && chains.stream().noneMatch(known -> known.holds(Chain.address(ccw)))) {
                build(Chain.address(ccw));
            }
        }
    }

    private void prefetch() throws Refused {
        for (final Chain chain : chains) {
            for (final long ccw : chain.ccws) {
                chain.translated.add(Chain.isTic(ccw) ? link(ccw) : translate(ccw, chain));
            }
        }
    }

    private HostCcw link(long tic) throws Refused {
        final long target = Chain.address(tic);
        for (int i = 0; i < chains.size(); i++) {
            if (chains.get(i).holds(target)) {
                final Target place = new Target.Place(i, (int) (target - chains.get(i).head));
                return new HostCcw(Chain.command(tic), Chain.flags(tic), Chain.count(tic), place);
            }
        }
        throw new Refused(Refused.EFAULT, "TIC_TARGET_UNKNOWN", target);
    }

    private HostCcw translate(long ccw, Chain chain) throws Refused {
        final boolean isFormat2 = (flags & C64) != 0;
        final int block = isFormat2 && (flags & I2K) == 0 ? 4096 : 2048;
        final DataCcw data = new DataCcw(guest, ccw, isFormat2, block);
        final HostCcw host = data.translate();
        chain.pinned.add(data.pinned());
        return host;
    }

    private byte[] hostOrb() {
        int hostFlags = flags | FORMAT_1 | C64;
        if ((flags & C64) == 0) {
            hostFlags |= I2K;
        }
        if ((flags & LPM) == 0) {
            hostFlags |= input.subchannelPathMask() << LPM_SHIFT;
        }
        final ByteBuffer host = ByteBuffer.wrap(input.orb().clone());
        host.putInt(0, input.subchannel()).putInt(4, hostFlags).putInt(8, 0);
        return host.array();
    }

    private String reply(Question question) {
        if (question instanceof Question.Pinned asked) {
            return Boolean.toString(isPinned(asked.iova(), asked.length()));
        }
        final Question.BackTranslation asked = (Question.BackTranslation) question;
        if (asked.segment() >= chains.size()) {
            return "NA";
        }
        final Chain askedFor = chains.get(asked.segment());
        if (asked.byteOffset() > (askedFor.ccws.size() + 2) * Chain.CCW_BYTES) {
            return "NA";
        }
        final long address = askedFor.hostHead + asked.byteOffset();
        for (final Chain chain : chains) {
            if (Chain.isWithin(address, chain.hostHead, chain.length + 1)) {
                final long guestAddress = address - chain.hostHead + chain.head & Chain.ADDRESS_MASK;
                return guestAddress == address ? "same" : Long.toHexString(guestAddress);
            }
        }
        return "same";
    }

    private boolean isPinned(long iova, long length) {
        final long first = iova >>> Guest.PAGE_SHIFT;
        final long last = iova + length - 1 >>> Guest.PAGE_SHIFT;
        return chains.stream()
                .flatMap(chain -> chain.pinned.stream())
                .flatMap(List::stream)
                .map(pinned -> pinned >>> Guest.PAGE_SHIFT)
                .anyMatch(page -> page >= first && page <= last);
    }
}
