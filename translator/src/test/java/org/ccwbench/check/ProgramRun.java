package org.ccwbench.check;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.check.MirrorDevice.Exchange;
import org.ccwbench.check.MirrorDevice.Progress;
import org.ccwbench.fixtures.channel.Channel;
import org.ccwbench.fixtures.channel.Orb;
import org.ccwbench.fixtures.channel.Scsw;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.fixtures.channel.Trace;

/**
 * One run of a program on a channel, up to where neither the channel nor the device goes on, or to a step limit. Every
 * interruption is taken at once.
 */
final class ProgramRun {
    /** Commands, and presentations of status, after which a program counts as endless. */
    static final int STEP_LIMIT = 200;

    /** Enabled, with all eight paths. */
    private static final byte[] PMCW = HexFormat.of()
            .parseHex("00000000" + "00810a80" + "80000080" + "0000ffff" + "0a00000000000000" + "00000000");

    private final Channel channel;
    private final MirrorDevice device;
    private final Owner owner;
    private final List<Scsw> statuses = new ArrayList<>();
    private boolean isStarted;
    private boolean isEndless;
    private boolean isSuspended;
    private int resumptions;

    /** What whoever started a program does while it runs. */
    interface Owner {
        /** Gets the SCSW of an interruption. @return the SCSW as its program sees it */
        Scsw interrupted(Scsw scsw);

        /** Makes the CCW at which the program is suspended one that is executed. @return whether it is to be resumed */
        boolean resumes(long ccwAddress);
    }

    /**
     * A run that has not begun.
     *
     * @param lengths as in {@link MirrorDevice}
     */
    ProgramRun(Storage storage, World world, int[] lengths, Owner owner) {
        this.device = new MirrorDevice(world, lengths, this::progress);
        this.channel = new Channel(storage, device, PMCW);
        this.owner = owner;
    }

    /** Starts and runs the program. */
    void run(Orb orb) {
        isStarted = orb.isValid() && channel.ssch(orb) == 0;
        int steps = 0;
        boolean goesOn = isStarted;
        while (goesOn && steps < STEP_LIMIT) {
            goesOn = channel.step() || present() || resume();
            steps++;
            if (channel.isStatusPending()) {
                statuses.add(owner.interrupted(channel.tsch().irb().scsw()));
            }
        }
        isEndless = goesOn;
    }

    private boolean present() {
        final int status = device.takeOwed();
        final boolean isAwaited = status != 0 && (channel.scsw().activityControl() & Scsw.DEVICE_ACTIVE) != 0;
        if (isAwaited) {
            channel.present(status);
        }
        return isAwaited;
    }

    private boolean resume() {
        final Scsw scsw = channel.scsw();
        isSuspended = (scsw.activityControl() & Scsw.SUSPENDED) != 0;
        final long suspendedAt = scsw.ccwAddress() - Ccw1.BYTES & 0xffff_ffffL;
        final boolean isResumed = isSuspended && owner.resumes(suspendedAt) && channel.rsch() == 0;
        resumptions += isResumed ? 1 : 0;
        return isResumed;
    }

    /** How many commands the device got, the one it is at not counted. */
    int commands() {
        return device.exchanges().size();
    }

    /** Whether the ORB was accepted. */
    boolean isStarted() {
        return isStarted;
    }

    boolean isEndless() {
        return isEndless;
    }

    /** Whether it ended suspended. */
    boolean isSuspended() {
        return isSuspended;
    }

    /** How often it was resumed. */
    int resumptions() {
        return resumptions;
    }

    List<Exchange> exchanges() {
        return device.exchanges();
    }

    Trace trace() {
        return channel.trace();
    }

    /** The SCSWs of all interruptions. */
    List<Scsw> statuses() {
        return statuses;
    }

    private Progress progress() {
        final Trace trace = channel.trace();
        return new Progress(
                trace.ccws().size(),
                trace.transfers().size(),
                trace.addressWords().size());
    }
}
