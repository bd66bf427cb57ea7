package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ccwbench.fixtures.Answer.PinCall;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.ProgramInput;

/**
 * Programs that a flat table can hold. CCW addresses end at 4 GiB, which is within its reach, so that only IDAWs lead
 * beyond; where none does, pages beyond can be left out without anyone noticing.
 */
final class FlatReach {
    private static final long PAGES = ChannelProgramTranslator.FLAT_PAGES;

    private FlatReach() {}

    /**
     * The program without the pages that are beyond a flat table's reach.
     *
     * @param pins the calls that pin pages, of whoever translates the program rightly
     * @return nothing when one of the calls is for a page beyond
     */
    static Optional<ProgramInput> within(ProgramInput input, List<PinCall> pins) {
        for (final PinCall call : pins) {
            final long page = call.iova() >>> 12;
            if (page > PAGES - call.pages()) {
                return Optional.empty();
            }
        }
        final List<PageRange> ranges = new ArrayList<>();
        for (final PageRange range : input.pages()) {
            if (range.first() < PAGES) {
                final long pages = Math.min(range.pages(), PAGES - range.first());
                ranges.add(new PageRange(range.first(), pages, range.host(), range.step(), range.xor(), range.kind()));
            }
        }
        return Optional.of(new ProgramInput(
                input.name(),
                input.orb(),
                input.subchannel(),
                input.subchannelPathMask(),
                ranges,
                input.contents(),
                input.changes(),
                input.questions()));
    }
}
