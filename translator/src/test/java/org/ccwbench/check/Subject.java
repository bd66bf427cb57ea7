package org.ccwbench.check;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Contents;
import org.ccwbench.fixtures.channel.Scsw;
import org.ccwbench.memory.PageTable;

/** A stated program in one world: the guest's storage, and the program as a channel of the guest's own runs it. */
final class Subject {
    private static final int KEY_SHIFT = 28;
    private static final int PATH_MASK_SHIFT = 8;
    private static final int FORMAT_0_FLAGS = 4;
    private static final int FORMAT_1_FLAGS = 1;

    private final World world;
    private final PageMapping mapping;
    private final PageContents before = new PageContents();
    private final PageContents after = new PageContents(before);
    private final int flags;
    private final long cpa;

    Subject(ProgramInput input, World world) {
        this.world = world;
        this.mapping = new PageMapping(input.pages());
        final UnsafeBuffer orb = new UnsafeBuffer(input.orb());
        final int stated = Orb.flags(orb, 0);
        final boolean isPathless = (stated & Orb.LPM) == 0;
        this.flags = isPathless ? stated | input.subchannelPathMask() << PATH_MASK_SHIFT & Orb.LPM : stated;
        this.cpa = Orb.cpa(orb, 0);
        input.contents().forEach(this::write);
    }

    private void write(Contents contents) {
        int done = 0;
        while (done < contents.bytes().length) {
            final long at = contents.at() + done;
            final int inPage = (int) at & PageTable.PAGE_OFFSET;
            final int part = Math.min(contents.bytes().length - done, PageTable.PAGE_BYTES - inPage);
            final long hostPage = mapping.toHost(at >>> PageTable.PAGE_SHIFT);
            if (hostPage != PageMapping.NONE) {
                before.write(hostPage, inPage, contents.bytes(), done, part);
            }
            done += part;
        }
    }

    World world() {
        return world;
    }

    PageMapping mapping() {
        return mapping;
    }

    /** What is in the guest's pages when the program is started. */
    PageContents before() {
        return before;
    }

    /** What is in them after {@link #run}. */
    PageContents after() {
        return after;
    }

    /** Word 1 of the ORB; a path mask of 0 is that of the subchannel. */
    int flags() {
        return flags;
    }

    long cpa() {
        return cpa;
    }

    /** The storage key of the ORB. */
    int key() {
        return flags >>> KEY_SHIFT;
    }

    GuestView view(PageContents contents) {
        return new GuestView(mapping, contents, world, key());
    }

    /** Runs the guest's program. @param lengths as in {@link MirrorDevice} */
    ProgramRun run(int[] lengths) {
        final GuestView storage = view(after);
        final ProgramRun run = new ProgramRun(storage, world, lengths, new Owner(storage));
        run.run(new org.ccwbench.fixtures.channel.Orb(0, flags, (int) cpa));
        return run;
    }

    /** A guest that turns the S flag of a CCW off when its program is suspended there, and resumes it. */
    private final class Owner implements ProgramRun.Owner {
        private final GuestView storage;

        Owner(GuestView storage) {
            this.storage = storage;
        }

        @Override
        public Scsw interrupted(Scsw scsw) {
            return scsw;
        }

        @Override
        public boolean resumes(long ccwAddress) {
            final long at = ccwAddress + (Orb.isFormat1(flags) ? FORMAT_1_FLAGS : FORMAT_0_FLAGS);
            final byte[] ccwFlags = new byte[1];
            storage.read(at, ccwFlags, 0, 1);
            ccwFlags[0] &= ~Ccw1.SUSP;
            storage.write(at, ccwFlags, 0, 1);
            return true;
        }
    }
}
