package org.ccwbench.css;

import static org.ccwbench.arch.ConditionCode.CC0;
import static org.ccwbench.arch.ConditionCode.CC1;
import static org.ccwbench.arch.ConditionCode.CC2;
import static org.ccwbench.arch.ConditionCode.CC3;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Work;
import org.ccwbench.memory.Errno;

/**
 * A subchannel as the kernel has it: its lock, the copy of its SCHIB, the paths in use, the driver bound to it, and
 * what the common I/O layer does with it for any driver.
 *
 * <p>Source: Linux struct subchannel; cio.c, cio_enable_subchannel() to cio_cancel_halt_clear().
 */
public final class CssDevice {
    /** Attempts to halt and clear, in all. */
    public static final int CLEAR_RETRIES = 255;

    private static final int HALT_RETRIES = 3;
    private static final int MODIFY_ATTEMPTS = 5;
    private static final long MODIFY_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final int SCSW = Schib.SCSW_OFFSET;
    private static final int PMCW = Schib.PMCW_OFFSET;

    private final Subchannel subchannel;
    private final CssBus bus;
    private final Kernel kernel;
    private final int address;
    private final Lock lock;
    private final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
    private final UnsafeBuffer wanted = new UnsafeBuffer(new byte[Schib.BYTES]);
    private final UnsafeBuffer discarded = new UnsafeBuffer(new byte[Irb.BYTES]);
    private final Lock binding;
    private final Work unregister;
    private final Work evaluate;

    private final int[] fullLinkAddresses = new int[Pmcw.CHPIDS];
    private int fullLinkAddressesValid;
    private int lpm;
    private int opm = 0xff;
    private long intendedNanos;

    private volatile boolean registered;
    private volatile CssDriver driver;
    private volatile Object driverData;

    CssDevice(Subchannel subchannel, int address, CssBus bus, Kernel kernel) {
        this.subchannel = subchannel;
        this.address = address;
        this.bus = bus;
        this.kernel = kernel;
        this.lock = kernel.locks().get();
        this.binding = kernel.locks().get();
        this.unregister = new Work(() -> bus.unregister(this));
        this.evaluate = new Work(() -> bus.schEvent(this));
        if (updateSchib() == 0) {
            lpm = Pmcw.pam(schib, PMCW) & opm;
        }
    }

    public SubchannelId id() {
        return subchannel.id();
    }

    /** The machine's side of it. */
    public Subchannel subchannel() {
        return subchannel;
    }

    /** The low word of its address in the kernel: the interruption parameter that leads back to it. */
    public int address() {
        return address;
    }

    /** Guards the subchannel; taken by interruptions, so never held while waiting. */
    public Lock lock() {
        return lock;
    }

    /** The copy of the SCHIB, as of the last time it was read or changed; guarded by the lock. */
    public UnsafeBuffer schib() {
        return schib;
    }

    /**
     * When the interruption that was taken last should have come, as of {@link System#nanoTime}; 0 when its device did
     * not say. Guarded by the lock.
     */
    public long intendedNanos() {
        return intendedNanos;
    }

    /** Paths to use, 8 bits; guarded by the lock. */
    public int lpm() {
        return lpm;
    }

    public void lpm(int mask) {
        lpm = mask & 0xff;
    }

    /** Paths that an operator lets be used, 8 bits; guarded by the lock. */
    public int opm() {
        return opm;
    }

    public void opm(int mask) {
        opm = mask & 0xff;
    }

    /** Held while a driver is bound or unbound. */
    Lock binding() {
        return binding;
    }

    /** Whatever the driver hangs on it; null without one. */
    public Object driverData() {
        return driverData;
    }

    public void driverData(Object data) {
        driverData = data;
    }

    public CssDriver driver() {
        return driver;
    }

    void driver(CssDriver bound) {
        driver = bound;
    }

    /** Its path in sysfs. */
    public String path() {
        return "/devices/css%x/%s".formatted(id().cssid(), id());
    }

    /** Whether it is on the bus. */
    public boolean isRegistered() {
        return registered;
    }

    void registered(boolean on) {
        registered = on;
    }

    /** Has it taken off the bus, later and elsewhere. */
    public void scheduleUnregister() {
        bus.later().queue(unregister);
    }

    /** Whether that, or looking at it, is still to be done. */
    public boolean isTodoPending() {
        return unregister.isPending() || evaluate.isPending();
    }

    void scheduleEvaluation() {
        bus.later().queue(evaluate);
    }

    /** The link address of path {@code index}, for events that name one. */
    public void fullLinkAddress(int index, int value) {
        fullLinkAddresses[index] = value;
        fullLinkAddressesValid |= 0x80 >> index;
    }

    /** Which of its paths an event is about: a mask of one bit, or 0. */
    public int mask(ChannelPath path) {
        for (int i = 0; i < Pmcw.CHPIDS; i++) {
            final int bit = 0x80 >> i;
            if ((Pmcw.pim(schib, PMCW) & bit) != 0
                    && Pmcw.chpid(schib, PMCW, i) == path.chpid()
                    && isLinkAddress(i, bit, path)) {
                return bit;
            }
        }
        return 0;
    }

    private boolean isLinkAddress(int index, int bit, ChannelPath path) {
        return (fullLinkAddressesValid & bit) == 0
                || (fullLinkAddresses[index] & path.fullLinkAddressMask()) == path.fullLinkAddress();
    }

    /** Reads the SCHIB again: 0, or -ENODEV when there is no such subchannel or no device. */
    public int updateSchib() {
        if (subchannel.stsch(schib, 0) != CC0 || !Schib.isValid(schib, 0)) {
            return Errno.ENODEV;
        }
        return 0;
    }

    /**
     * Enables it, with concurrent sense where the machine lets it.
     *
     * @param isc interruption subclass, 0 to 7
     * @return 0, or -ENODEV, -EBUSY, -EAGAIN, -EIO
     */
    public int enable(int isc) {
        final int result = modify(true, isc, true);
        return result == Errno.EIO ? modify(true, isc, false) : result;
    }

    /** Disables it: 0, or -ENODEV, -EBUSY, -EAGAIN, -EIO. */
    public int disable() {
        return modify(false, Pmcw.isc(schib, PMCW), Pmcw.csense(schib, PMCW));
    }

    private int modify(boolean ena, int isc, boolean csense) {
        if (updateSchib() != 0) {
            return Errno.ENODEV;
        }
        wanted.putBytes(0, schib, 0, Schib.BYTES);
        Pmcw.ena(wanted, PMCW, ena);
        Pmcw.isc(wanted, PMCW, isc);
        Pmcw.csense(wanted, PMCW, csense);
        Pmcw.intparm(wanted, PMCW, ena ? address : 0);
        int result = 0;
        for (int attempt = 0; attempt < MODIFY_ATTEMPTS; attempt++) {
            switch (subchannel.msch(wanted, 0)) {
                case CC0 -> {
                    if (updateSchib() != 0) {
                        return Errno.ENODEV;
                    }
                    if (isAsWanted()) {
                        return 0;
                    }
                    result = Errno.EAGAIN;
                }
                case CC1 -> {
                    result = Errno.EBUSY;
                    if (subchannel.tsch(discarded, 0) != CC0) {
                        return result;
                    }
                }
                case CC2 -> {
                    result = Errno.EBUSY;
                    kernel.waiter().await(() -> false, MODIFY_PAUSE_NANOS);
                }
                case CC3 -> {
                    return Errno.ENODEV;
                }
                default -> {
                    return Errno.EIO;
                }
            }
        }
        return result;
    }

    private boolean isAsWanted() {
        return Pmcw.ena(schib, PMCW) == Pmcw.ena(wanted, PMCW)
                && Pmcw.isc(schib, PMCW) == Pmcw.isc(wanted, PMCW)
                && Pmcw.csense(schib, PMCW) == Pmcw.csense(wanted, PMCW)
                && Pmcw.intparm(schib, PMCW) == Pmcw.intparm(wanted, PMCW);
    }

    /** How often cancelHaltClear may still halt or clear. */
    public static final class Retries {
        private int left = CLEAR_RETRIES;
    }

    /**
     * Ends what is going on, one step a call, each harder than the one before: cancel, halt, clear. With a device that
     * never answers that is XSCH once, HSCH twice, as the second finds it halting, and CSCH 255 times.
     *
     * @return 0 nothing is going on, -EBUSY an interruption will tell, -ENODEV, -EIO it does not help
     */
    public int cancelHaltClear(Retries retries) {
        if (updateSchib() != 0) {
            return Errno.ENODEV;
        }
        if (!Pmcw.ena(schib, PMCW)) {
            return 0;
        }
        final int actl = Scsw.actl(schib, SCSW);
        if ((actl & (Scsw.HALT_PENDING | Scsw.CLEAR_PENDING)) == 0) {
            switch (subchannel.xsch()) {
                case CC0 -> {
                    return updateSchib();
                }
                case CC1 -> {
                    return Errno.EBUSY;
                }
                case CC2 -> retries.left = HALT_RETRIES;
                default -> {
                    return Errno.ENODEV;
                }
            }
        }
        if ((actl & Scsw.CLEAR_PENDING) == 0) {
            if (retries.left > 0) {
                retries.left--;
                switch (subchannel.hsch()) {
                    case CC0 -> {
                        return Errno.EBUSY;
                    }
                    case CC1, CC2 -> {
                        // it is halting, and has been told often enough
                    }
                    default -> {
                        return Errno.ENODEV;
                    }
                }
            }
            retries.left = CLEAR_RETRIES;
        }
        if (retries.left == 0) {
            return Errno.EIO;
        }
        retries.left--;
        return subchannel.csch() == CC0 ? Errno.EBUSY : Errno.ENODEV;
    }

    /** Takes the interruption of this subchannel; the status may be gone by now. */
    void interrupt(UnsafeBuffer irb, long intended) {
        lock.lock();
        try {
            if (subchannel.takeInterruption(irb) != CC0) {
                return;
            }
            schib.putBytes(SCSW, irb, Irb.SCSW_OFFSET, Scsw.BYTES);
            intendedNanos = intended;
            final CssDriver bound = driver;
            if (bound != null) {
                bound.irq(this, irb);
            }
        } finally {
            lock.unlock();
        }
    }
}
