package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.check.Comparison.Outcome;
import org.ccwbench.check.HostView.Trespass;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.Errno;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.channel.SubchannelStatus;
import org.ccwbench.memory.GuestMemory;

/**
 * Judges a translation by its effect. A program is interpreted twice, with the same device: as the guest's own on guest
 * storage, and translated on host storage. Then the guest's storage, the data that was moved, the SCSW of every
 * interruption and all that the device saw must be the same, and the channel must have touched nothing that was not
 * pinned while it ran.
 *
 * <p>Three things are made equal first, each for a rule by which Linux changes them on purpose: a path mask of 0 is the
 * subchannel's (2.10); the F bit of the SCSW is that of the guest's ORB (2.10, 2.11); the CCW address is turned back
 * (2.11). Of output data only what the device took counts, since a channel may fetch more (R8). What a guest changes
 * while it is read is left out.
 *
 * <p>Next: {@link ProgramRun}, {@link EffectComparison}, {@link Deviation}.
 */
final class Equivalence implements AutoCloseable {
    private static final int HOST_BASE = ChannelProgramTranslator.HOST_BASE;
    private static final int[] ANY_LENGTHS = {1, 8, 80, 4096};
    private static final int CHECKS = SubchannelStatus.PROGRAM_CHECK | SubchannelStatus.PROTECTION_CHECK;

    private final CurrentPages pages = new CurrentPages();
    private final GuestWindow window = new GuestWindow();
    private final ChannelProgram program = new ChannelProgram(new GuestMemory(window, pages), HOST_BASE);
    private final UnsafeBuffer orb = new UnsafeBuffer(new byte[Orb.AREA_BYTES]);

    /**
     * Runs a program both ways.
     *
     * @param seed what the device does, and which storage keys there are
     * @throws IllegalStateException when the pages that the program holds are not those that are pinned
     */
    Comparison compare(ProgramInput input, long seed) {
        final Subject subject = new Subject(input, new World(seed));
        if (Orb.isTransport(subject.flags())) {
            return Comparison.refused(Errno.EOPNOTSUPP.result(), Optional.empty());
        }
        pages.state(input.pages(), Orb.idawBlock(subject.flags()) == Idaw.BLOCK_4K);
        window.show(subject.mapping(), subject.before());
        try {
            return compare(input, subject);
        } finally {
            program.free();
            if (pages.pinsLeft() != 0) {
                throw new IllegalStateException(input.name() + ": " + pages.pinsLeft() + " pins are left");
            }
        }
    }

    private Comparison compare(ProgramInput input, Subject subject) {
        final int init = program.init(new UnsafeBuffer(input.orb()), 0);
        if (init < 0) {
            return refused(init, subject);
        }
        final int[] lengths = lengths(program.view());
        final int prefetch = program.prefetch();
        if (prefetch < 0) {
            return refused(prefetch, subject);
        }
        program.hostOrb(input.subchannel(), input.subchannelPathMask(), orb, 0);
        final PageContents afterHost = new PageContents(subject.before());
        final HostRun host = new HostRun(subject, afterHost, lengths);
        final ProgramRun guest = subject.run(lengths);
        if (!guest.isStarted() && !host.run.isStarted()) {
            return Comparison.notStarted();
        }
        if (pages.pinsLeft() != program.view().pins()) {
            throw new IllegalStateException(input.name() + ": " + pages.pinsLeft()
                    + " pins are held while it runs, not " + program.view().pins());
        }
        final EffectComparison effects = new EffectComparison(subject.mapping(), guest, host.run)
                .compareRuns()
                .addTrespasses(host.storage.trespasses())
                .compareStorage(subject.after(), afterHost);
        return comparison(subject, guest, host, effects);
    }

    private Comparison comparison(Subject subject, ProgramRun guest, HostRun host, EffectComparison effects) {
        final List<Trespass> trespasses = host.storage.trespasses();
        final Evidence evidence = new Evidence(
                subject.flags(),
                subject.cpa(),
                subject.view(subject.before()),
                subject.view(subject.after()),
                guest,
                host.run,
                program.view(),
                trespasses,
                effects.divergence());
        final boolean isSame = effects.differences().isEmpty();
        final List<Optional<Deviation>> rules = trespasses.stream()
                .map(trespass -> Deviation.of(trespass, evidence))
                .distinct()
                .toList();
        final boolean isExplained = rules.stream().allMatch(Optional::isPresent);
        return new Comparison(
                isSame ? Outcome.EQUIVALENT : Outcome.DIFFERENT,
                0,
                guest.isEndless() || host.run.isEndless(),
                guest.trace().transfers().size(),
                isSame || !isExplained ? Optional.empty() : Deviation.of(evidence),
                rules.stream().flatMap(Optional::stream).toList(),
                effects.differences());
    }

    /** A refusal is a deviation when the guest's own channel runs the program without a check. */
    private Comparison refused(int errno, Subject subject) {
        final ProgramRun guest = subject.run(ANY_LENGTHS);
        final boolean isChecked =
                guest.statuses().stream().anyMatch(status -> (status.subchannelStatus() & CHECKS) != 0);
        final boolean hasEffect = guest.isStarted() && !isChecked;
        return Comparison.refused(errno, hasEffect ? Deviation.of(program.reason()) : Optional.empty());
    }

    /** The counts of the guest's CCWs, and the sums of those that chain data. */
    private static int[] lengths(HostProgram view) {
        final List<Integer> lengths = new ArrayList<>();
        for (int segment = 0; segment < view.segments(); segment++) {
            int sum = 0;
            for (int i = 0; i < view.ccws(segment); i++) {
                final long ccw = view.ccw(segment, i);
                sum += Ccw1.count(ccw);
                if (!Ccw1.isTic(ccw)) {
                    lengths.add(sum);
                    sum = (Ccw1.flags(ccw) & Ccw1.CD) == 0 ? 0 : sum;
                }
            }
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void close() {
        program.close();
        window.close();
        pages.close();
    }

    /** The run of the translated program. */
    private final class HostRun {
        private final HostView storage;
        private final ProgramRun run;

        HostRun(Subject subject, PageContents contents, int[] lengths) {
            storage = new HostView(program.view(), HOST_BASE, subject, contents);
            final HostOwner owner = new HostOwner(program, storage, subject.flags());
            run = new ProgramRun(storage, subject.world(), lengths, owner);
            storage.countBy(run::commands);
            run.run(org.ccwbench.fixtures.channel.Orb.of(orb.byteArray()));
        }
    }
}
