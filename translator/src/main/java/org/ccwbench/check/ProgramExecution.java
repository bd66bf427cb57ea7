package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.Answer.Refusal;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.channel.Channel;
import org.ccwbench.fixtures.channel.Device;
import org.ccwbench.fixtures.channel.Irb;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.fixtures.channel.Transfer;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Runs a stated program on a device: as the guest states it, on the guest's storage, or translated, on the host's. All
 * paths are there, sense is concurrent, and interruptions are taken at the end. A program that does not end is stopped
 * after {@link Channel#STEP_LIMIT} commands.
 *
 * <p>An ORB that names no path gets the stated ones in either case.
 */
public final class ProgramExecution {
    private static final int ALL_PATHS = 0xff;

    private final ProgramInput input;
    private final Device device;

    /** An execution; the device goes on as it is. */
    public ProgramExecution(ProgramInput input, Device device) {
        this.input = input;
        this.device = device;
    }

    /** Runs the guest's program. */
    public Outcome runGuest() {
        return run((storage, pages) -> {
            final UnsafeBuffer orb = new UnsafeBuffer(input.orb().clone());
            final int flags = Orb.flags(orb, 0);
            final int paths = (flags & Orb.LPM) == 0 ? input.subchannelPathMask() << 8 : 0;
            orb.putInt(Orb.FLAGS_OFFSET, flags | paths, BIG_ENDIAN);
            return started(orb, new IovaStorage(pages, storage), OptionalLong::of, irb -> {});
        });
    }

    /** Translates the program and runs that. Transport mode, which no translator is given, is not started either. */
    public Outcome runTranslated() {
        return run((storage, pages) -> {
            try (ChannelProgram program =
                    new ChannelProgram(new GuestMemory(storage, pages), ChannelProgramTranslator.HOST_BASE)) {
                return runTranslated(program, storage, pages);
            }
        });
    }

    private Outcome runTranslated(ChannelProgram program, GuestStorage storage, PageTable pages) {
        final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);
        int result = program.init(new UnsafeBuffer(input.orb()), 0);
        if (result >= 0) {
            result = program.prefetch();
        }
        if (result < 0) {
            return Outcome.refused(result, new Refusal(program.reason().name(), program.faultGpa()));
        }
        program.hostOrb(input.subchannel(), input.subchannelPathMask(), orb, 0);
        final HostStorage host = new HostStorage(program.view(), pages, storage);
        return started(orb, host, host::guestAddress, irb -> program.updateScsw(irb, 0));
    }

    private Outcome run(Run run) {
        final boolean joining = Orb.idawBlock(Orb.flags(new UnsafeBuffer(input.orb()), 0)) == Idaw.BLOCK_4K;
        try (PageTable table = PageTable.dat(ChannelProgramTranslator.DAT_PAGES);
                StatedPages pages = new StatedPages(table, input.pages(), joining);
                GuestStorage storage = new ChangingStorage(GuestStorage.sparse(), input.changes())) {
            input.contents().forEach(contents -> storage.write(contents.at(), contents.bytes()));
            return run.with(storage, pages);
        }
    }

    private Outcome started(UnsafeBuffer orb, Storage storage, LongFunction<OptionalLong> toGuest, Update update) {
        final org.ccwbench.fixtures.channel.Orb block = org.ccwbench.fixtures.channel.Orb.of(orb.byteArray());
        final Channel channel = new Channel(storage, device, pmcw());
        if (!block.isValid() || channel.ssch(block) != 0) {
            return Outcome.NOT_STARTED;
        }
        final boolean isEndless = channel.run() == Channel.STEP_LIMIT;
        final UnsafeBuffer irb = new UnsafeBuffer(channel.irb().bytes());
        update.update(irb);
        final List<Moved> moved = channel.trace().transfers().stream()
                .map(transfer -> new Moved(transfer, toGuest.apply(transfer.address())))
                .toList();
        return new Outcome(0, Refusal.NONE, moved, Optional.of(Irb.of(irb.byteArray())), isEndless);
    }

    private static byte[] pmcw() {
        final UnsafeBuffer pmcw = new UnsafeBuffer(new byte[Schib.BYTES]);
        Pmcw.dnv(pmcw, 0, true);
        Pmcw.ena(pmcw, 0, true);
        Pmcw.csense(pmcw, 0, true);
        Pmcw.pim(pmcw, 0, ALL_PATHS);
        Pmcw.pam(pmcw, 0, ALL_PATHS);
        return pmcw.byteArray();
    }

    /** Does something with the storage and pages of the program. */
    private interface Run {
        Outcome with(GuestStorage storage, PageTable pages);
    }

    /** Turns the CCW address of a block into the guest's. */
    private interface Update {
        void update(UnsafeBuffer irb);
    }

    /**
     * What came of a program.
     *
     * @param errno 0, or why the translator refused it
     * @param refusal the cause, or {@link Refusal#NONE}
     * @param moved data in the order in which it was moved
     * @param irb the block at the end, or where the program was stopped; empty when nothing was started
     * @param isEndless whether it was stopped
     */
    public record Outcome(int errno, Refusal refusal, List<Moved> moved, Optional<Irb> irb, boolean isEndless) {
        private static final Outcome NOT_STARTED = refused(0, Refusal.NONE);

        private static Outcome refused(int errno, Refusal refusal) {
            return new Outcome(errno, refusal, List.of(), Optional.empty(), false);
        }
    }

    /**
     * A transfer of data.
     *
     * @param transfer as the channel made it, at the addresses of its storage
     * @param guestAddress of its lowest byte; empty when that is in no page that the guest's program named
     */
    public record Moved(Transfer transfer, OptionalLong guestAddress) {}
}
