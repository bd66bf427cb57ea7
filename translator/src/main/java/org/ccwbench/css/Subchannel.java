package org.ccwbench.css;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.ccwbench.arch.ConditionCode.CC0;
import static org.ccwbench.arch.ConditionCode.CC1;
import static org.ccwbench.arch.ConditionCode.CC2;
import static org.ccwbench.arch.ConditionCode.CC3;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Esw;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;

/**
 * A subchannel as the machine has it: instructions with condition codes on one side, a device on the other. Every
 * method is one interlocked operation and can be called from any thread; none allocates or waits.
 *
 * <p>What the device does with a program is its own affair ({@link StartFunction}); here is what the channel subsystem
 * keeps: function, activity and status control, the last status, one pending interruption, paths.
 *
 * <p>Source: z/Architecture Principles of Operation, chapters 14 to 16; condition codes as in the tables of SSCH to
 * XSCH.
 */
public final class Subchannel {
    private static final int SCSW = Schib.SCSW_OFFSET;
    private static final int PMCW = Schib.PMCW_OFFSET;

    /** What an ORB and a status word have in common: key, S, F, P, I, A, U. */
    private static final int FROM_ORB = Orb.KEY | Orb.SPND | Orb.FMT | Orb.PFCH | Orb.ISIC | Orb.ALCC | Orb.SSIC;

    private static final int PENDING_ACTIVITY =
            Scsw.RESUME_PENDING | Scsw.START_PENDING | Scsw.HALT_PENDING | Scsw.CLEAR_PENDING;
    private static final int WITH_INTERMEDIATE = Scsw.INTERMEDIATE | Scsw.STATUS_PENDING;

    private final SubchannelId id;
    private final InterruptQueue interrupts;
    private final StartFunction device;
    private final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
    private final UnsafeBuffer status = new UnsafeBuffer(new byte[Irb.BYTES]);

    private Fault fault = instruction -> Fault.NONE;
    private boolean there = true;
    private int pathsLost;

    /** Whether the one interruption it can have is in the queue. */
    private boolean interruptionQueued;

    /**
     * A subchannel with one device, its paths installed and available, not enabled.
     *
     * @param deviceNumber 0 to 65535
     * @param paths mask of its channel paths, 8 bits, not 0
     */
    public Subchannel(SubchannelId id, int deviceNumber, int paths, InterruptQueue interrupts, StartFunction device) {
        this.id = id;
        this.interrupts = interrupts;
        this.device = device;
        Pmcw.dnv(schib, PMCW, true);
        Pmcw.dev(schib, PMCW, deviceNumber);
        Pmcw.lpm(schib, PMCW, paths);
        Pmcw.pim(schib, PMCW, paths);
        Pmcw.pam(schib, PMCW, paths);
        Pmcw.pom(schib, PMCW, 0xff);
    }

    public SubchannelId id() {
        return id;
    }

    /**
     * START SUBCHANNEL.
     *
     * @param orb {@link Orb#AREA_BYTES} at {@code offset}
     * @return 0 accepted, 1 status pending, 2 busy, 3 not operational, or {@link Fault#PROGRAM_CHECK}
     */
    public synchronized int ssch(DirectBuffer orb, int offset) {
        final int forced = fault.of(Instruction.SSCH);
        if (forced != Fault.NONE) {
            return forced;
        }
        final int flags = Orb.flags(orb, offset);
        final int paths = (flags & Orb.LPM) >>> 8 & usablePaths();
        if (!isOperational() || paths == 0 && !device.defersMissingPaths()) {
            return CC3;
        }
        if (isStatusPending()) {
            return CC1;
        }
        if (Scsw.fctl(schib, SCSW) != 0) {
            return CC2;
        }
        schib.putInt(SCSW, flags & FROM_ORB | Scsw.START | Scsw.START_PENDING, BIG_ENDIAN);
        schib.putLong(SCSW + Scsw.CPA_OFFSET, 0);
        Pmcw.lpum(schib, PMCW, Integer.highestOneBit(paths));
        device.start(this, orb, offset);
        return CC0;
    }

    /** HALT SUBCHANNEL: 0 accepted, 1 status pending, 2 busy with halting or clearing, 3 not operational. */
    public synchronized int hsch() {
        final int hindrance = hindrance(Instruction.HSCH, isOperational());
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        if (isStatusPending() && Scsw.stctl(schib, SCSW) != WITH_INTERMEDIATE) {
            return CC1;
        }
        if ((Scsw.fctl(schib, SCSW) & (Scsw.HALT | Scsw.CLEAR)) != 0) {
            return CC2;
        }
        Scsw.stctl(schib, SCSW, 0);
        Scsw.fctl(schib, SCSW, Scsw.fctl(schib, SCSW) | Scsw.HALT);
        Scsw.actl(schib, SCSW, Scsw.actl(schib, SCSW) | Scsw.HALT_PENDING);
        device.halt(this);
        return CC0;
    }

    /** CLEAR SUBCHANNEL: 0 accepted, whatever was going on or pending; 3 not operational. */
    public synchronized int csch() {
        final int hindrance = hindrance(Instruction.CSCH, isOperational());
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        Scsw.pno(schib, SCSW, false);
        Scsw.stctl(schib, SCSW, 0);
        Scsw.fctl(schib, SCSW, Scsw.CLEAR);
        Scsw.actl(schib, SCSW, Scsw.CLEAR_PENDING);
        Pmcw.lpum(schib, PMCW, 0);
        Pmcw.pom(schib, PMCW, 0xff);
        device.clear(this);
        return CC0;
    }

    /**
     * CANCEL SUBCHANNEL: 0 the start never was, 1 status pending, 2 too late or nothing to cancel, 3 not operational.
     */
    public synchronized int xsch() {
        final int hindrance = hindrance(Instruction.XSCH, isOperational());
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        if (isStatusPending()) {
            return CC1;
        }
        final int actl = Scsw.actl(schib, SCSW);
        final boolean waits = (actl & (Scsw.RESUME_PENDING | Scsw.START_PENDING | Scsw.SUSPENDED)) != 0;
        final boolean active = (actl & (Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE)) != 0;
        if (Scsw.fctl(schib, SCSW) != Scsw.START || !waits || active || !device.cancel(this)) {
            return CC2;
        }
        Scsw.fctl(schib, SCSW, 0);
        Scsw.actl(schib, SCSW, 0);
        return CC0;
    }

    /** RESUME SUBCHANNEL: 0 accepted, 1 status pending, 2 not suspended or resumed already, 3 not operational. */
    public synchronized int rsch() {
        final int hindrance = hindrance(Instruction.RSCH, isOperational());
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        if (isStatusPending()) {
            return CC1;
        }
        final int actl = Scsw.actl(schib, SCSW);
        final boolean suspended = (actl & Scsw.SUSPENDED) != 0 && Scsw.sctl(schib, SCSW);
        if (Scsw.fctl(schib, SCSW) != Scsw.START || !suspended || (actl & Scsw.RESUME_PENDING) != 0) {
            return CC2;
        }
        Scsw.actl(schib, SCSW, actl | Scsw.RESUME_PENDING);
        device.resume(this);
        return CC0;
    }

    /**
     * TEST SUBCHANNEL: stores the status and clears it with the function it ended.
     *
     * @param irb receives {@link Irb#BYTES} at {@code offset}, whatever the condition code but 3
     * @return 0 status was pending, 1 it was not, 3 not operational
     */
    public synchronized int tsch(MutableDirectBuffer irb, int offset) {
        final int hindrance = hindrance(Instruction.TSCH, isOperational());
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        irb.putBytes(offset, status, 0, Irb.BYTES);
        irb.putBytes(offset, schib, SCSW, Scsw.BYTES);
        final int stctl = Scsw.stctl(schib, SCSW);
        if ((stctl & Scsw.STATUS_PENDING) == 0) {
            return CC1;
        }
        clearStatus(stctl);
        return CC0;
    }

    private void clearStatus(int stctl) {
        final int actl = Scsw.actl(schib, SCSW);
        Scsw.stctl(schib, SCSW, 0);
        if (stctl != WITH_INTERMEDIATE) {
            Scsw.fctl(schib, SCSW, 0);
            Scsw.actl(schib, SCSW, actl & ~(PENDING_ACTIVITY | Scsw.SUSPENDED));
            Scsw.pno(schib, SCSW, false);
        } else if ((actl & Scsw.SUSPENDED) != 0) {
            final int fctl = Scsw.fctl(schib, SCSW);
            Scsw.fctl(schib, SCSW, (fctl & Scsw.HALT) != 0 ? 0 : fctl);
            Scsw.actl(schib, SCSW, actl & ~Scsw.RESUME_PENDING);
            Scsw.pno(schib, SCSW, false);
        }
    }

    /**
     * STORE SUBCHANNEL.
     *
     * @param target receives {@link Schib#BYTES} at {@code offset}
     * @return 0, or 3 there is no such subchannel
     */
    public synchronized int stsch(MutableDirectBuffer target, int offset) {
        final int hindrance = hindrance(Instruction.STSCH, there);
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        target.putBytes(offset, schib, 0, Schib.BYTES);
        return CC0;
    }

    /**
     * MODIFY SUBCHANNEL: takes over what a program may change of the path-management-control word.
     *
     * @param source {@link Schib#BYTES} at {@code offset}
     * @return 0 done, or ignored because there is no device; 1 status pending, 2 busy, 3 there is no such subchannel
     */
    public synchronized int msch(DirectBuffer source, int offset) {
        final int hindrance = hindrance(Instruction.MSCH, there);
        if (hindrance != Fault.NONE) {
            return hindrance;
        }
        if (!Pmcw.dnv(schib, PMCW)) {
            return CC0;
        }
        if (isStatusPending()) {
            return CC1;
        }
        if (Scsw.fctl(schib, SCSW) != 0) {
            return CC2;
        }
        Pmcw.modify(schib, PMCW, source, offset + PMCW);
        return CC0;
    }

    /**
     * The device works on what was started: it is no longer pending but active, or suspended.
     *
     * @param actl {@link Scsw#SUBCHANNEL_ACTIVE}, {@link Scsw#DEVICE_ACTIVE}, {@link Scsw#SUSPENDED}
     */
    public synchronized void activity(int actl) {
        Scsw.actl(schib, SCSW, actl);
    }

    /**
     * The device reports: status for the function going on, in the words of the subchannel.
     *
     * @param stctl {@link Scsw#STATUS_PENDING} and what else applies; primary status ends the subchannel's activity,
     *     secondary status or none of the three kinds the device's as well
     * @param cpa CCW address, 32 bits
     * @param intendedNanos when it should have reported, as of {@link System#nanoTime}; 0 when nobody says
     * @return false when the subchannel cannot take it now: it is not enabled, or other status is pending
     */
    public synchronized boolean end(int stctl, long cpa, int dstat, int cstat, int count, long intendedNanos) {
        if (!isReady()) {
            return false;
        }
        status.setMemory(0, Irb.BYTES, (byte) 0);
        Esw.lpum(status, Irb.ESW_OFFSET, Pmcw.lpum(schib, PMCW));
        Scsw.stctl(schib, SCSW, stctl | Scsw.stctl(schib, SCSW));
        Scsw.actl(schib, SCSW, Scsw.actl(schib, SCSW) & activityLeft(stctl));
        Scsw.cpa(schib, SCSW, cpa);
        Scsw.dstat(schib, SCSW, dstat);
        Scsw.cstat(schib, SCSW, cstat);
        Scsw.count(schib, SCSW, count);
        interrupt(intendedNanos);
        return true;
    }

    /** As the other one, at a time that nobody intended. */
    public boolean end(int stctl, long cpa, int dstat, int cstat, int count) {
        return end(stctl, cpa, dstat, cstat, count, 0);
    }

    /**
     * The device reports, solicited or not, with a whole interruption-response block.
     *
     * @param irb {@link Irb#BYTES} at {@code offset}
     * @return as {@link #end}
     */
    public synchronized boolean present(DirectBuffer irb, int offset, long intendedNanos) {
        if (!isReady()) {
            return false;
        }
        status.putBytes(0, irb, offset, Irb.BYTES);
        schib.putBytes(SCSW, irb, offset + Irb.SCSW_OFFSET, Scsw.BYTES);
        interrupt(intendedNanos);
        return true;
    }

    /** As the other one, at a time that nobody intended. */
    public boolean present(DirectBuffer irb, int offset) {
        return present(irb, offset, 0);
    }

    private static int activityLeft(int stctl) {
        return switch (stctl & (Scsw.INTERMEDIATE | Scsw.PRIMARY | Scsw.SECONDARY)) {
            case Scsw.INTERMEDIATE -> Scsw.ACTL;
            case Scsw.PRIMARY, Scsw.PRIMARY | Scsw.INTERMEDIATE -> Scsw.DEVICE_ACTIVE;
            default -> 0;
        };
    }

    /** Status that is only intermediate makes room for what follows it. */
    private boolean isReady() {
        return isOperational() && (!isStatusPending() || Scsw.stctl(schib, SCSW) == WITH_INTERMEDIATE);
    }

    private void interrupt(long intendedNanos) {
        if (!interruptionQueued) {
            interruptionQueued = true;
            interrupts.add(id.word(), Pmcw.intparm(schib, PMCW), intendedNanos);
        }
    }

    /** As {@link #tsch}, when its interruption has left the queue: the next one has to be queued again. */
    synchronized int takeInterruption(MutableDirectBuffer irb) {
        interruptionQueued = false;
        return tsch(irb, 0);
    }

    /** Why an instruction is not carried out at all: a condition code, or {@link Fault#NONE}. */
    private int hindrance(Instruction instruction, boolean operates) {
        final int forced = fault.of(instruction);
        return forced == Fault.NONE && !operates ? CC3 : forced;
    }

    private boolean isOperational() {
        return there && Pmcw.dnv(schib, PMCW) && Pmcw.ena(schib, PMCW);
    }

    private boolean isStatusPending() {
        return (Scsw.stctl(schib, SCSW) & Scsw.STATUS_PENDING) != 0;
    }

    private int usablePaths() {
        return Pmcw.pam(schib, PMCW) & ~pathsLost;
    }

    /** Asked before each instruction from now on. */
    public synchronized void inject(Fault newFault) {
        fault = newFault;
    }

    /** Paths that starts cannot use, 8 bits; 0 when all are back. */
    public synchronized void losePaths(int mask) {
        pathsLost = mask;
    }

    /** The device is gone, or back: the subchannel is no longer valid and ends every function with condition code 3. */
    public synchronized void attached(boolean on) {
        Pmcw.dnv(schib, PMCW, on);
    }

    /** The subchannel itself is gone, or back: every instruction ends with condition code 3. */
    public synchronized void installed(boolean on) {
        there = on;
    }

    /** Sets a subchannel up before it is used: what the I/O configuration says of it. */
    public synchronized void configure(DirectBuffer pmcw, int offset) {
        schib.putBytes(PMCW, pmcw, offset, Pmcw.BYTES);
    }
}
