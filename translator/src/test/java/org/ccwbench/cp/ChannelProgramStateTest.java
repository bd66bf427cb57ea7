package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every order of calls, up to {@link #LONGEST} of them, against a table. The program has two CCWs, for pages 4 and 5; a
 * translation that fails finds page 5 unmapped.
 */
class ChannelProgramStateTest {
    private static final int LONGEST = 4;
    private static final long UNREADABLE = 0x400_0000;

    /** What a program is at the moment. */
    private enum State {
        EMPTY,
        COPIED,
        TRANSLATED,
        REFUSED
    }

    /** What can be done with it. */
    private enum Call {
        INIT_GOOD,
        INIT_BAD,
        PREFETCH,
        PREFETCH_FAILING,
        HOST_ORB,
        UPDATE_SCSW,
        IS_PINNED,
        FREE
    }

    /** What a call gives, and the state behind it. */
    private record Outcome(int result, Reason reason, long faultGpa, State next) {}

    private static final long ANYWHERE = -1;
    private static final Map<State, Map<Call, Outcome>> TABLE = new EnumMap<>(State.class);

    static {
        final Outcome initialised = refused(Errno.EBUSY, Reason.ALREADY_INITIALISED, Guest.PROGRAM);
        final Outcome badInitialised = refused(Errno.EBUSY, Reason.ALREADY_INITIALISED, UNREADABLE);
        final Outcome notPrefetched = refused(Errno.EIO, Reason.NOT_PREFETCHED, Guest.PROGRAM);
        final Outcome prefetched = refused(Errno.EINVAL, Reason.ALREADY_PREFETCHED, Guest.PROGRAM);
        row(
                State.EMPTY,
                good(1, State.COPIED),
                refused(Errno.EINVAL, Reason.SEGMENT_UNREADABLE, UNREADABLE),
                refused(Errno.EINVAL, Reason.NOT_INITIALISED, ANYWHERE),
                refused(Errno.EINVAL, Reason.NOT_INITIALISED, ANYWHERE),
                refused(Errno.EIO, Reason.NOT_PREFETCHED, ANYWHERE));
        row(
                State.COPIED,
                initialised,
                badInitialised,
                good(0, State.TRANSLATED),
                new Outcome(Errno.EINVAL, Reason.PAGE_UNMAPPED, 0x5000, State.REFUSED),
                notPrefetched);
        row(State.TRANSLATED, initialised, badInitialised, prefetched, prefetched, good(Orb.AREA_BYTES, null));
        row(State.REFUSED, initialised, badInitialised, prefetched, prefetched, notPrefetched);
    }

    private final Guest guest = new Guest();
    private State state = State.EMPTY;
    private Reason reason;
    private long faultGpa;

    private static Outcome good(int result, State next) {
        return new Outcome(result, null, ANYWHERE, next);
    }

    private static Outcome refused(int errno, Reason reason, long faultGpa) {
        return new Outcome(errno, reason, faultGpa, null);
    }

    /** The outcomes of the calls that can be refused, in their order. */
    private static void row(State state, Outcome... outcomes) {
        final Map<Call, Outcome> row = new EnumMap<>(Call.class);
        for (int i = 0; i < outcomes.length; i++) {
            row.put(Call.values()[i], outcomes[i]);
        }
        TABLE.put(state, row);
    }

    @BeforeEach
    void store() {
        guest.store(Guest.PROGRAM, 0x0640_1000_0000_4000L, 0x0600_1000_0000_5000L);
    }

    @AfterEach
    void free() {
        guest.close();
    }

    @Test
    void shouldGiveTheDocumentedResultWhateverWasCalledBefore() {
        final int calls = Call.values().length;
        int sequences = 1;
        for (int length = 1; length <= LONGEST; length++) {
            sequences *= calls;
            for (int sequence = 0; sequence < sequences; sequence++) {
                run(sequence, length);
            }
        }
    }

    /** Makes the calls that are the octal digits of a number, then frees. */
    private void run(int sequence, int length) {
        final Call[] calls = new Call[length];
        for (int i = 0; i < length; i++) {
            calls[i] = Call.values()[sequence >>> 3 * i & 7];
        }
        reason = null;
        for (int i = 0; i < length; i++) {
            check(calls[i], Arrays.toString(Arrays.copyOf(calls, i + 1)));
        }
        check(Call.FREE, Arrays.toString(calls));
        assertThat(guest.pages().pinCount(0x4000) + guest.pages().pinCount(0x5000))
                .as(Arrays.toString(calls))
                .isZero();
    }

    private void check(Call call, String calls) {
        final Outcome outcome = TABLE.get(state).get(call);
        if (outcome != null) {
            checkResult(call, outcome, calls);
        } else if (call == Call.UPDATE_SCSW) {
            checkScsw(calls);
        } else if (call == Call.IS_PINNED) {
            checkPinned(calls);
        } else {
            guest.program().free();
            state = State.EMPTY;
        }
        checkRefusal(calls);
    }

    private void checkResult(Call call, Outcome outcome, String calls) {
        assertThat(call(call)).as(calls).isEqualTo(outcome.result);
        if (outcome.reason != null) {
            reason = outcome.reason;
            faultGpa = outcome.faultGpa;
        }
        state = outcome.next == null ? state : outcome.next;
    }

    private int call(Call call) {
        return switch (call) {
            case INIT_GOOD -> guest.init();
            case INIT_BAD -> guest.init(Guest.FORMAT_1, UNREADABLE);
            case PREFETCH -> guest.program().prefetch();
            case PREFETCH_FAILING -> prefetchFailing();
            case HOST_ORB -> hostOrb();
            default -> throw new IllegalArgumentException(call + " has no result");
        };
    }

    private int prefetchFailing() {
        final boolean unmapped = guest.pages().unmap(5, 1) == 0;
        final int result = guest.program().prefetch();
        if (unmapped) {
            guest.map(5, PageTable.WRITABLE);
        }
        return result;
    }

    /** A refused call writes nothing. */
    private int hostOrb() {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        final int result = guest.program().hostOrb(0x1234_5678, 0x80, orb, 0);
        assertThat(Orb.cpa(orb, 0)).isEqualTo(result < 0 ? 0 : Guest.HOST_BASE);
        assertThat(Orb.flags(orb, 0)).isEqualTo(result < 0 ? 0 : Guest.FORMAT_1);
        return result;
    }

    private void checkScsw(String calls) {
        final long last = switch (state) {
            case EMPTY -> Guest.HOST_BASE - 1;
            case REFUSED -> Guest.HOST_BASE + 8;
            default -> Guest.HOST_BASE + 16;
        };
        for (long host = Guest.HOST_BASE - 8; host <= Guest.HOST_BASE + 24; host += 8) {
            final boolean translated = host >= Guest.HOST_BASE && host <= last;
            final long expected = translated ? host - Guest.HOST_BASE + Guest.PROGRAM : host;
            final UnsafeBuffer scsw = new UnsafeBuffer(new byte[Scsw.BYTES]);
            Scsw.cpa(scsw, 0, host);
            guest.program().updateScsw(scsw, 0);
            assertThat(Scsw.cpa(scsw, 0)).as("%x after %s", host, calls).isEqualTo(expected);
        }
    }

    private void checkPinned(String calls) {
        final boolean first = state == State.TRANSLATED || state == State.REFUSED;
        assertThat(guest.program().isPinned(0x4000, 0x1000)).as(calls).isEqualTo(first);
        assertThat(guest.program().isPinned(0x5000, 0x1000)).as(calls).isEqualTo(state == State.TRANSLATED);
        assertThat(guest.program().isPinned(0, -1)).as(calls).isEqualTo(first);
    }

    private void checkRefusal(String calls) {
        if (reason != null) {
            assertThat(guest.program().reason()).as(calls).isEqualTo(reason);
            if (faultGpa != ANYWHERE) {
                assertThat(guest.program().faultGpa()).as(calls).isEqualTo(faultGpa);
            }
        }
    }
}
