package org.ccwbench.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.HostCcw;
import org.ccwbench.fixtures.Answer.PinCall;
import org.ccwbench.fixtures.Answer.Segment;
import org.ccwbench.fixtures.Answer.Target.Idal;
import org.ccwbench.fixtures.Answer.Target.Place;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.ProgramInput;

/**
 * What is true of an answer whatever the right answer is: nothing stays pinned, and host CCWs, IDALs and pages fit each
 * other. It holds as well when the guest changes its storage meanwhile, because every word is decided on once.
 */
final class Soundness {
    private static final int C64 = 0x0002_0000;
    private static final int I2K = 0x0001_0000;
    private static final int IDA = 0x04;
    private static final int TIC = 0x08;
    private static final int MOST_SEGMENTS = 16;
    private static final int MOST_CCWS = 256;
    private static final int ORB_BYTES = 32;
    private static final long PAGE_BYTES = 4096;

    private final ProgramInput input;
    private final Answer answer;
    private final boolean isFormat2;
    private final int block;
    private final List<String> violations = new ArrayList<>();

    private Soundness(ProgramInput input, Answer answer) {
        this.input = input;
        this.answer = answer;
        final int flags = ByteBuffer.wrap(input.orb()).getInt(4);
        isFormat2 = (flags & C64) != 0;
        block = (flags & (C64 | I2K)) == C64 ? 4096 : 2048;
    }

    static List<String> violations(ProgramInput input, Answer answer) {
        final Soundness soundness = new Soundness(input, answer);
        soundness.checkPins();
        soundness.checkSteps();
        answer.segments().forEach(soundness::checkSegment);
        return soundness.violations;
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            violations.add(what);
        }
    }

    private void checkPins() {
        expect(answer.pinsLeft() == 0, answer.pinsLeft() + " pins are left");
        final Map<Long, Integer> balance = new HashMap<>();
        for (final PinCall call : answer.pins()) {
            for (int i = 0; i < call.result(); i++) {
                balance.merge(call.iova() + i * PAGE_BYTES >>> 12, 1, Integer::sum);
            }
        }
        answer.unpins().forEach(page -> balance.merge(page, -1, Integer::sum));
        balance.values().removeIf(count -> count == 0);
        expect(balance.isEmpty(), "pins without unpins: " + balance);
    }

    private void checkSteps() {
        final boolean translated = answer.result() == 0;
        expect(answer.result() <= 0, "a positive result: " + answer.result());
        expect(
                translated == answer.refusal().equals(Answer.Refusal.NONE),
                "a reason without a refusal or the opposite");
        expect(answer.hostOrb().length == (translated ? ORB_BYTES : 0), "a host ORB without a program or the opposite");
        expect(answer.segments().isEmpty() == (answer.init() != 0), "segments without a program or the opposite");
        expect(answer.segments().size() <= MOST_SEGMENTS, answer.segments().size() + " segments");
        final long whole = answer.segments().stream()
                .filter(segment ->
                        segment.hostCcws().size() == segment.guestCcws().size())
                .count();
        expect(!translated || whole == answer.segments().size(), "a translated program has CCWs left");
    }

    private void checkSegment(Segment segment) {
        expect(segment.guestCcws().size() <= MOST_CCWS, segment.guestCcws().size() + " CCWs in a segment");
        for (int i = 0; i < segment.hostCcws().size(); i++) {
            checkCcw(segment.guestCcws().get(i), segment.hostCcws().get(i));
        }
    }

    private void checkCcw(long guest, HostCcw host) {
        final String what = "CCW " + Long.toHexString(guest) + ": ";
        final int flags = (int) (guest >>> 48) & 0xff;
        final int count = (int) (guest >>> 32) & 0xffff;
        expect(host.command() == guest >>> 56 && host.count() == count, what + "another command or count");
        if (host.target() instanceof Place place) {
            expect(host.command() == TIC && host.flags() == flags, what + "not a TIC any more");
            final int ccws = answer.segments().get(place.segment()).guestCcws().size();
            expect(place.byteOffset() >= 0 && place.byteOffset() <= (ccws - 1) * 8, what + "leads out of its segment");
            return;
        }
        final Idal idal = (Idal) host.target();
        expect(host.command() != TIC && host.flags() == (flags | IDA), what + "other flags");
        final long first =
                idal.iovas().isEmpty() ? keptFirst(idal) : idal.iovas().get(0);
        expect((flags & IDA) != 0 || first == (guest & 0xffff_ffffL), what + "data elsewhere");
        final long bytes = (first & block - 1) + Math.max(count, 1);
        expect(
                idal.words().size() == (bytes + block - 1) / block,
                what + idal.words().size() + " words");
        for (int i = 0; i < idal.iovas().size(); i++) {
            final long iova = idal.iovas().get(i);
            expect(
                    idal.words().get(i) == host(iova),
                    what + "word " + i + " does not lead to " + Long.toHexString(iova));
        }
    }

    private long keptFirst(Idal idal) {
        return isFormat2 ? idal.words().get(0) : idal.words().get(0) >>> 32;
    }

    /** The host address behind a guest address in a page that may be pinned; -1, which no word is, elsewhere. */
    private long host(long iova) {
        final long page = iova >>> 12;
        for (final PageRange range : input.pages()) {
            final long index = page - range.first();
            if (index >= 0 && index < range.pages() && range.kind() == PageRange.Kind.WRITABLE) {
                return range.hostPage(index) * PAGE_BYTES + (iova & PAGE_BYTES - 1);
            }
        }
        return -1;
    }
}
