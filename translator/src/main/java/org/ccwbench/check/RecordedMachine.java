package org.ccwbench.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.Subchannel;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.corpus.Scenario;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents.Uevent;
import org.ccwbench.kernel.Waiter;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.MdevParent;
import org.ccwbench.vfio.VfioCcwDevice;
import org.ccwbench.vfio.VfioCcwDriver;

/**
 * A machine as the scenarios were recorded on: one processor that takes an interruption as soon as it lets go of the
 * subchannel's lock, and does the work that this leaves when the step is over.
 */
final class RecordedMachine implements AutoCloseable {
    private static final int HOST_BASE = 0x7e00_0000;
    private static final long HOST_PAGE = 0x20_0000;
    private static final long SCRAMBLE = 0xd;

    final Subchannel subchannel;
    final CssBus bus;
    final CssDevice sch;
    final VfioCcwDriver driver;
    final RecordedDevice device;
    final SpiedStarts spied;
    final TraceLines traces = new TraceLines();
    final List<Uevent> uevents = Collections.synchronizedList(new ArrayList<>());

    private final PageTable pages = PageTable.flat(ChannelProgramTranslator.FLAT_PAGES);
    private final GuestStorage storage = GuestStorage.sparse();
    private final InterruptQueue interrupts = new InterruptQueue(1);
    private final ReentrantLock taking = new ReentrantLock();
    private final Waiter patience = Waiter.backoff();

    private volatile boolean held;
    private int forcedCode = Fault.NONE;
    private Removal removal;

    RecordedMachine(Scenario scenario, Presupposed presupposed) {
        final Kernel kernel = new Kernel(InterruptibleLock::new, this::await, message -> {}, uevents::add);
        spied = new SpiedStarts(presupposed.subchannel());
        device = new RecordedDevice(spied);
        subchannel = new Subchannel(presupposed.subchannel(), 0, 1, interrupts, device);
        subchannel.configure(presupposed.pmcw(), 0);
        subchannel.inject(this::fault);
        bus = new CssBus(kernel, interrupts, 1);
        sch = bus.add(subchannel, presupposed.address());
        driver = new VfioCcwDriver(kernel, EnableAt.OPEN, id -> program(), traces, 1);
        if (!presupposed.mapsItself()) {
            scenario.pages().forEach(this::map);
        }
    }

    private ChannelProgram program() {
        final ChannelProgram program = new ChannelProgram(new GuestMemory(storage, pages), HOST_BASE);
        spied.watch(program);
        return program;
    }

    private void map(PageRange range) {
        for (long i = 0; i < range.pages(); i++) {
            pages.map(range.first() + i, 1, range.hostPage(i), PageTable.WRITABLE);
        }
    }

    /** Maps pages as vfio's type 1 does: 0, -EINVAL or -EEXIST. */
    int map(long iova, long bytes) {
        if (bytes == 0 || ((iova | bytes) & PageTable.PAGE_OFFSET) != 0) {
            return Errno.EINVAL;
        }
        for (long at = iova; at != iova + bytes; at += PageTable.PAGE_BYTES) {
            if (pages.readable(at) == 0) {
                return Errno.EEXIST;
            }
        }
        for (long at = iova; at != iova + bytes; at += PageTable.PAGE_BYTES) {
            final long page = at >>> PageTable.PAGE_SHIFT;
            pages.map(page, 1, HOST_PAGE + (page ^ SCRAMBLE), PageTable.WRITABLE);
        }
        return 0;
    }

    void store(Scenario scenario) {
        scenario.contents().forEach(contents -> storage.write(contents.at(), contents.bytes()));
    }

    MdevParent parent() {
        return driver.parent(sch);
    }

    /** The device of the mdev; null when there is none. */
    VfioCcwDevice vfio() {
        final MdevParent parent = parent();
        return parent == null ? null : parent.device();
    }

    /** Interruptions stay pending, or are taken again. */
    void hold(boolean on) {
        held = on;
        takeInterruptions();
    }

    /** The next start is not carried out. */
    void force(int conditionCode) {
        forcedCode = conditionCode;
    }

    private int fault(Instruction instruction) {
        if (instruction != Instruction.SSCH) {
            return Fault.NONE;
        }
        spied.tried();
        final int forced = forcedCode;
        forcedCode = Fault.NONE;
        if (forced != Fault.NONE) {
            spied.forced(sch.address(), sch.lpm(), forced);
        }
        return forced;
    }

    /** Takes what is pending and does what is to be done later. */
    void settle() {
        int done;
        do {
            takeInterruptions();
            done = driver.work().doWork() + bus.later().doWork();
        } while (done != 0);
    }

    /** Not while this thread has the subchannel's lock, nor while it or another one is at it. */
    private void takeInterruptions() {
        while (!held && !interrupts.isEmpty() && !isMasked() && taking.tryLock()) {
            try {
                bus.poll();
            } finally {
                taking.unlock();
            }
        }
    }

    private boolean isMasked() {
        return sch == null || taking.isHeldByCurrentThread() || ((ReentrantLock) sch.lock()).isHeldByCurrentThread();
    }

    /** Time passes at once, except for who waits for the user to let go of the device. */
    private boolean await(BooleanSupplier condition, long nanos) {
        if (removal != null && Thread.currentThread() == removal.thread) {
            removal.begun.countDown();
            return patience.await(condition, nanos);
        }
        settle();
        return condition.getAsBoolean();
    }

    /** Begins something that may have to wait until the user has closed the device; returns when it does. */
    void beginRemoval(IntSupplier action) {
        removal = new Removal(action);
        removal.thread.start();
        await(removal.begun);
    }

    boolean isRemoving() {
        return removal != null;
    }

    /** The result of what was begun; the device must be closed. */
    int endRemoval() {
        await(removal.ended);
        final int result = removal.result;
        removal = null;
        return result;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a removal does not come to an end");
            }
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        held = false;
        while (vfio() != null && vfio().isOpen()) {
            vfio().close();
        }
        if (removal != null) {
            endRemoval();
        }
        settle();
        bus.unbind(sch);
        pages.close();
        storage.close();
    }

    /** A removal under way, in a thread of its own because the user goes on meanwhile. */
    private static final class Removal {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread;
        private volatile int result;

        private Removal(IntSupplier action) {
            thread = new Thread(() -> run(action), "removal");
            thread.setDaemon(true);
        }

        private void run(IntSupplier action) {
            try {
                result = action.getAsInt();
            } finally {
                begun.countDown();
                ended.countDown();
            }
        }
    }

    /** With it, the machine's interruptions are masked or not. */
    private final class InterruptibleLock extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        @Override
        public void unlock() {
            super.unlock();
            takeInterruptions();
        }
    }
}
