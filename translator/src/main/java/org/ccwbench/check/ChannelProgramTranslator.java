package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.Refusal;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Question;
import org.ccwbench.fixtures.Translator;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * The translator as fixtures see it: each stated program goes through a {@link ChannelProgram} of its own, init to
 * free. The page table behind is one of the real ones and is used for one program after the other.
 */
public final class ChannelProgramTranslator implements Translator, AutoCloseable {
    /** Guest pages that a flat table is made for: a bit more than 4 GiB, where CCW addresses end. */
    public static final long FLAT_PAGES = (1 << 20) + (1 << 8);

    /** Guest pages that a dat table is made for: all of them. */
    static final long DAT_PAGES = 1L << 52;

    /** Above the storage of generated guests, so that no guest address is also a host address. */
    static final int HOST_BASE = 0x7e00_0000;

    private static final int CCW_BYTES = 8;

    private final PageTable pages;
    private final long reach;

    private ChannelProgramTranslator(PageTable pages, long reach) {
        this.pages = pages;
        this.reach = reach;
    }

    /** A translator with a flat page table, for programs that it {@link #reaches}. */
    public static ChannelProgramTranslator flat() {
        return new ChannelProgramTranslator(PageTable.flat(FLAT_PAGES), FLAT_PAGES);
    }

    /** A translator with a page table of z/Architecture's shape for all 64-bit addresses. */
    public static ChannelProgramTranslator dat() {
        return new ChannelProgramTranslator(PageTable.dat(DAT_PAGES), DAT_PAGES);
    }

    /** Whether the page table has a place for all pages of a program. */
    public boolean reaches(ProgramInput input) {
        return input.pages().stream().allMatch(range -> range.first() + range.pages() <= reach);
    }

    @Override
    public Answer translate(ProgramInput input) {
        final UnsafeBuffer orb = new UnsafeBuffer(input.orb());
        final boolean joining = Orb.idawBlock(Orb.flags(orb, 0)) == Idaw.BLOCK_4K;
        try (GuestStorage storage = new ChangingStorage(GuestStorage.sparse(), input.changes());
                StatedPages stated = new StatedPages(pages, input.pages(), joining)) {
            input.contents().forEach(contents -> storage.write(contents.at(), contents.bytes()));
            try (ChannelProgram program = new ChannelProgram(new GuestMemory(storage, stated), HOST_BASE)) {
                return answer(program, input, orb, stated);
            }
        }
    }

    private static Answer answer(ChannelProgram program, ProgramInput input, UnsafeBuffer orb, StatedPages stated) {
        final int init = program.init(orb, 0);
        final HostProgram view = program.view();
        final HostProgramReader reader = new HostProgramReader(view);
        if (init < 0) {
            program.free();
            return new Answer(
                    init,
                    0,
                    refusal(program),
                    List.of(),
                    new byte[0],
                    stated.calls(),
                    stated.unpinned(),
                    List.of(),
                    stated.pinsLeft());
        }
        reader.readGuestCcws();
        final int prefetch = program.prefetch();
        final Refusal refusal = prefetch < 0 ? refusal(program) : Refusal.NONE;
        final List<Answer.Segment> segments = reader.readSegments();
        final byte[] hostOrb = prefetch < 0 ? new byte[0] : hostOrb(program, input);
        final List<String> replies = new ArrayList<>();
        for (final Question question : input.questions()) {
            replies.add(reply(program, question));
        }
        program.free();
        return new Answer(
                0, prefetch, refusal, segments, hostOrb, stated.calls(), stated.unpinned(), replies, stated.pinsLeft());
    }

    private static Refusal refusal(ChannelProgram program) {
        return new Refusal(program.reason().name(), program.faultGpa());
    }

    /** The host ORB with its program address, which must be that of the first segment, replaced by 0. */
    private static byte[] hostOrb(ChannelProgram program, ProgramInput input) {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        final int bytes = program.hostOrb(input.subchannel(), input.subchannelPathMask(), orb, 0);
        if (bytes != Orb.AREA_BYTES || Orb.cpa(orb, 0) != program.view().hostHead(0)) {
            throw new IllegalStateException(input.name() + ": the host ORB does not start the first segment");
        }
        orb.putInt(Orb.CPA_OFFSET, 0);
        return orb.byteArray();
    }

    private static String reply(ChannelProgram program, Question question) {
        if (question instanceof Question.Pinned pinned) {
            return Boolean.toString(program.isPinned(pinned.iova(), pinned.length()));
        }
        final Question.BackTranslation asked = (Question.BackTranslation) question;
        final HostProgram view = program.view();
        if (asked.segment() >= view.segments() || asked.byteOffset() > (view.ccws(asked.segment()) + 2) * CCW_BYTES) {
            return "NA";
        }
        final long address = view.hostHead(asked.segment()) + asked.byteOffset();
        final UnsafeBuffer scsw = new UnsafeBuffer(new byte[Scsw.BYTES]);
        Scsw.cpa(scsw, 0, address);
        program.updateScsw(scsw, 0);
        final long translated = Scsw.cpa(scsw, 0);
        return translated == address ? "same" : Long.toHexString(translated);
    }

    @Override
    public void close() {
        pages.close();
    }
}
