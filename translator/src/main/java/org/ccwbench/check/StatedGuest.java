package org.ccwbench.check;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * The guest of a stated program, with all pages that its translation touches in a page table of z/Architecture's shape,
 * for whoever translates the program again and again. The guest's storage stays as it is stated: what the guest does
 * meanwhile is left out.
 */
public final class StatedGuest implements AutoCloseable {
    /** CCWs and IDALs lie below 4 GiB; one that begins there may end a little farther. */
    private static final long STORAGE_BYTES = (1L << 32) + (1L << 16);

    private final GuestStorage storage = GuestStorage.anonymous(STORAGE_BYTES);
    private final PageTable pages = PageTable.dat(ChannelProgramTranslator.DAT_PAGES);
    private final UnsafeBuffer orb;
    private final int result;

    /** The guest of a program, which has been translated once. */
    public StatedGuest(ProgramInput input) {
        orb = new UnsafeBuffer(input.orb());
        input.contents().stream()
                .filter(contents -> Long.compareUnsigned(contents.at(), STORAGE_BYTES - contents.bytes().length) <= 0)
                .forEach(contents -> storage.write(contents.at(), contents.bytes()));
        result = touch(input);
    }

    /** Translates it with pages that come into the table as they are touched, where they stay. */
    private int touch(ProgramInput input) {
        final boolean joining = Orb.idawBlock(Orb.flags(orb, 0)) == Idaw.BLOCK_4K;
        final PageTable stated = new StatedPages(pages, input.pages(), joining);
        try (ChannelProgram program =
                new ChannelProgram(new GuestMemory(storage, stated), ChannelProgramTranslator.HOST_BASE)) {
            return translate(program);
        }
    }

    /** Takes the program over and translates it. @return 0 or a negative errno; the caller frees it in either case */
    public int translate(ChannelProgram program) {
        final int init = program.init(orb, 0);
        return init < 0 ? init : program.prefetch();
    }

    /** What {@link #translate} answers: 0 or a negative errno. */
    public int result() {
        return result;
    }

    /** Storage and page table. */
    public GuestMemory memory() {
        return new GuestMemory(storage, pages);
    }

    @Override
    public void close() {
        pages.close();
        storage.close();
    }
}
