package org.ccwbench.vfio;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssDevice;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Files;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.RateLimit;
import org.ccwbench.kernel.Work;
import org.ccwbench.kernel.WorkQueue;
import org.ccwbench.memory.Errno;

/**
 * A subchannel as a user has it: a file with regions to read and write, ioctls, and eventfds that tell when to look.
 * This is the private data of an mdev, from its probe to its last reference.
 *
 * <p>Every call gives what Linux gives: a count, 0, or a negative errno; nothing that a user asks for throws. Calls may
 * come from several threads, but the last {@link #close} only when the others have returned, as a kernel's file layer
 * sees to.
 *
 * <p>Source: Linux vfio_ccw_ops.c; vfio_main.c for what it does around it.
 *
 * <p>Next: {@link Fsm}. Measured by bench.vfio.StartToInterruptBenchmark.
 */
public final class VfioCcwDevice {
    /** Index of the eventfd that is signalled at interruptions. */
    public static final int IO_IRQ = 0;

    /** Index of the one for channel reports. */
    public static final int CRW_IRQ = 1;

    /** Index of the one that asks the user to let go of the device. */
    public static final int REQ_IRQ = 2;

    /** Eventfds a user can set. */
    public static final int IRQS = 3;

    /** Pieces of work that a device has. */
    static final int WORKS = 3;

    private static final long REQUEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int REQUESTS_A_MESSAGE = 10;

    final CssDevice sch;
    final Kernel kernel;
    final Trace trace;
    final DeviceEvents events;
    final RateLimit prefetchWarnings;
    final WorkQueue work;
    final ChannelProgram program;
    final Regions regions = new Regions();
    final Lock ioMutex;
    final Work ioWork;
    final Work notOperWork = new Work(this::freeProgram);

    private final EnableAt enableAt;
    private final ChannelReports reports;
    private final Work crwWork = new Work(this::tellOfReports);
    private final EventFds eventFds = new EventFds();
    private final RegionAccess access;
    private final Ioctls ioctls = new Ioctls(this, eventFds);
    private final Fsm fsm;
    private final Lock openLock;

    /** The registration, each open, and whoever uses the device for a moment; with the last one it can be released. */
    private final AtomicInteger references = new AtomicInteger(1);

    /** Guarded by openLock. */
    private boolean registered = true;

    /** Written with openLock held. */
    private volatile int opens;

    /** Regions that can be accessed: the first, or all. */
    private volatile int regionCount = 1;

    VfioCcwDevice(CssDevice sch, VfioCcwDriver driver, ChannelProgram program) {
        this.sch = sch;
        this.kernel = driver.kernel();
        this.trace = driver.trace();
        this.events = new DeviceEvents(sch.id().toString());
        this.prefetchWarnings = driver.prefetchWarnings();
        this.work = driver.work();
        this.enableAt = driver.enableAt();
        this.program = program;
        this.ioMutex = kernel.locks().get();
        this.openLock = kernel.locks().get();
        this.reports = new ChannelReports(kernel.locks().get());
        this.fsm = new Fsm(this);
        this.access = new RegionAccess(this, fsm);
        this.ioWork = new Work(fsm.interruption()::deliver);
    }

    /** What state the device is in. */
    public State state() {
        return fsm.state();
    }

    Fsm fsm() {
        return fsm;
    }

    /** With the policy {@link EnableAt#MDEV_PROBE}: whether the subchannel could be enabled. */
    boolean enabledByProbe() {
        if (enableAt == EnableAt.MDEV_PROBE) {
            fsm.fire(Event.OPEN);
        }
        return fsm.state() != State.NOT_OPER;
    }

    /**
     * Opens the device; the first time its regions appear.
     *
     * @return 0; -ENODEV when the mdev is being removed, -EINVAL when the subchannel is not operational
     */
    public int open() {
        openLock.lock();
        try {
            if (!registered) {
                return Errno.ENODEV;
            }
            final int result = opens == 0 ? openFirst() : 0;
            if (result == 0) {
                opens++;
                references.getAndIncrement();
            }
            return result;
        } finally {
            openLock.unlock();
        }
    }

    private int openFirst() {
        if (fsm.state() == State.NOT_OPER) {
            return Errno.EINVAL;
        }
        regionCount = Regions.COUNT;
        if (enableAt == EnableAt.OPEN) {
            fsm.fire(Event.OPEN);
        }
        if (fsm.state() == State.NOT_OPER) {
            regionCount = 1;
            return Errno.EINVAL;
        }
        return 0;
    }

    /** Closes the device as often as it was opened; the last time ends what is going on. */
    public void close() {
        openLock.lock();
        try {
            if (opens == 0) {
                return;
            }
            if (opens == 1) {
                closeLast();
            }
            opens--;
        } finally {
            openLock.unlock();
        }
        put();
    }

    private void closeLast() {
        fsm.fire(Event.CLOSE);
        if (enableAt == EnableAt.MDEV_PROBE && fsm.state() != State.NOT_OPER) {
            fsm.fire(Event.OPEN);
        }
        work.cancel(ioWork);
        work.cancel(crwWork);
        work.flush();
        regionCount = 1;
    }

    /** Whether the device is open. */
    public boolean isOpen() {
        return opens > 0;
    }

    /**
     * Ends what is going on and starts afresh: 0, or -EINVAL when the device is not open or the subchannel not
     * operational. Differs from Linux: one reset at a time, and none while the device is opened or closed. There the
     * second of two can find the subchannel disabled and give it up, or enable it when nobody will disable it any more.
     */
    public int reset() {
        openLock.lock();
        try {
            if (opens == 0) {
                return Errno.EINVAL;
            }
            fsm.fire(Event.CLOSE);
            fsm.fire(Event.OPEN);
            return fsm.state() == State.NOT_OPER ? Errno.EINVAL : 0;
        } finally {
            openLock.unlock();
        }
    }

    /**
     * Guest storage in [iova, iova + length) goes away; a program that has pages there is ended with a {@link #reset}.
     */
    public void dmaUnmap(long iova, long length) {
        ioMutex.lock();
        final boolean pinned = program.isPinned(iova, length);
        ioMutex.unlock();
        if (pinned) {
            reset();
        }
    }

    /** Asks the user to let go of the device, for the {@code count}th time from 0. */
    public void request(int count) {
        final String asked = "vfio_ccw: subchannel " + sch.id() + ": relaying device request to user (#" + count + ")";
        if (eventFds.signal(REQ_IRQ)) {
            if (count % REQUESTS_A_MESSAGE == 0) {
                kernel.messages().warn(asked);
            }
        } else if (count == 0) {
            kernel.messages().warn("vfio_ccw: subchannel " + sch.id() + ": no device request channel registered");
        }
    }

    /** No new opens; waits until the user has closed, asking him every ten seconds. */
    void unregister() {
        openLock.lock();
        registered = false;
        openLock.unlock();
        put();
        for (int count = 0; references.get() != 0; count++) {
            request(count);
            kernel.waiter().await(() -> references.get() == 0, REQUEST_NANOS);
        }
        if (enableAt == EnableAt.MDEV_PROBE) {
            fsm.fire(Event.CLOSE);
        }
    }

    /** Keeps the device from being released for a moment; false when it is too late for that. */
    boolean get() {
        int now = references.get();
        while (now != 0 && !references.compareAndSet(now, now + 1)) {
            now = references.get();
        }
        return now != 0;
    }

    void put() {
        references.getAndDecrement();
    }

    /** Nobody has the device any more. */
    void release() {
        work.cancel(ioWork);
        work.cancel(crwWork);
        work.flush();
        program.close();
    }

    void freeProgram() {
        ioMutex.lock();
        program.free();
        ioMutex.unlock();
    }

    void signal(int irq) {
        eventFds.signal(irq);
    }

    /** Called with the subchannel's lock held. */
    void report(int crw) {
        reports.add(crw);
        work.queue(crwWork);
    }

    /** The oldest report, which is taken off; 0 when there is none. */
    int takeReport() {
        return reports.poll();
    }

    void tellOfReports() {
        if (!reports.isEmpty()) {
            eventFds.signal(CRW_IRQ);
        }
    }

    /** Sets or, with null, removes an eventfd, as {@link Ioctls#SET_IRQS} does; index 0 to 2. */
    public void eventFd(int irq, EventFd eventFd) {
        eventFds.set(irq, eventFd);
    }

    /**
     * An ioctl.
     *
     * @param request one of the numbers in {@link Ioctls}
     * @param argument the structure it points to, from 0, in big-endian; null stands for an address that faults
     * @param files for the descriptors in it
     * @return 0 or a negative errno
     */
    public int ioctl(int request, MutableDirectBuffer argument, Files files) {
        return isOpen() ? ioctls.ioctl(request, argument, files) : Errno.EINVAL;
    }

    int regionCount() {
        return regionCount;
    }

    /**
     * Writes to a region and does what is asked for with it: translates and starts, halts, clears. Does not wait.
     *
     * @param offset in the device's file: see {@link Regions#offset}
     * @param source the bytes; null, or one that is too short, stands for an address that faults
     * @return {@code length}; -EAGAIN when another request is being handled, or what the request ended with
     */
    public int write(long offset, DirectBuffer source, int sourceOffset, int length) {
        return access.write(offset, source, sourceOffset, length);
    }

    /**
     * Reads from a region; waits for a request that is being handled.
     *
     * @param offset in the device's file: see {@link Regions#offset}
     * @param target for the bytes; null, or one that is too short, stands for an address that faults
     * @return {@code length}, or a negative errno; a channel report is then lost
     */
    public int read(long offset, MutableDirectBuffer target, int targetOffset, int length) {
        return access.read(offset, target, targetOffset, length);
    }
}
