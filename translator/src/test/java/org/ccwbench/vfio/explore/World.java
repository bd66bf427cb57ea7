package org.ccwbench.vfio.explore;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.explore.ExploredLock;
import org.ccwbench.explore.Steps;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.MdevParent;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.Trace;
import org.ccwbench.vfio.VfioCcwDevice;
import org.ccwbench.vfio.VfioCcwDriver;

/** One subchannel with its driver, a guest of eight pages with one program, and a user of the device. */
final class World {
    static final String UUID = "6f5f6f0e-0000-4000-8000-00000000c0de";
    static final String OTHER_UUID = "6f5f6f0e-0000-4000-8000-00000000c0df";

    /** The page that the program reads into. */
    static final long DATA = 0x2000;

    static final int ADDRESS = 0x1234_5678;
    private static final long PROGRAM = 0x1000;
    private static final int HOST_PROGRAM = 0x0010_0000;
    private static final int FORMAT_1 = 0x00c2_ff00;
    private static final int START = 0x0000_4000;
    private static final int PAGES = 8;
    private static final long HOST_PAGES = 0x20_0000;
    private static final long SPIN_LOCK_NANOS = 1_000_000;

    /** What lasts longer than a world, because it is expensive. */
    static final class Guest {
        final InterruptQueue interrupts = new InterruptQueue(1);
        final GuestMemory memory;

        Guest() {
            final PageTable pages = PageTable.flat(PAGES);
            pages.map(0, PAGES, HOST_PAGES, PageTable.WRITABLE);
            final GuestStorage storage = GuestStorage.anonymous((long) PAGES << PageTable.PAGE_SHIFT);
            storage.write(
                    PROGRAM,
                    ByteBuffer.allocate(Long.BYTES)
                            .putLong(0, 0x0600_1000_0000_2000L)
                            .array());
            memory = new GuestMemory(storage, pages);
        }

        int pins() {
            int sum = 0;
            for (long page = 0; page < PAGES; page++) {
                sum += memory.pages().pinCount(page << PageTable.PAGE_SHIFT);
            }
            return sum;
        }
    }

    final Guest guest;
    final Machine machine;
    final CssBus bus;
    final CssDevice sch;
    final VfioCcwDriver driver;
    final EventFd io = new EventFd();
    final EventFd req = new EventFd();

    /** The user's file, once it is open. */
    VfioCcwDevice file;

    /** How often the user has it open, and in how many calls of it he is. */
    final AtomicInteger opens = new AtomicInteger();

    final AtomicInteger calls = new AtomicInteger();

    private final UnsafeBuffer request = new UnsafeBuffer(new byte[Regions.IO_BYTES]);

    World(Guest guest, EnableAt enableAt, Trace trace) {
        this.guest = guest;
        machine = new Machine(guest.interrupts);
        final Kernel kernel = new Kernel(Steps::newLock, this::await, text -> {}, Uevents.NONE);
        bus = new CssBus(kernel, guest.interrupts, 1);
        sch = bus.add(machine.subchannel, ADDRESS);
        driver = new VfioCcwDriver(kernel, enableAt, id -> newProgram(guest), trace, 1);
        Orb.put(request, Regions.ORB_OFFSET, 0, FORMAT_1, (int) PROGRAM);
        request.putInt(Regions.SCSW_OFFSET, START, BIG_ENDIAN);
        mustBeZero(bus.bind(sch, driver));
    }

    static void mustBeZero(int result) {
        if (result != 0) {
            throw new IllegalStateException("the world cannot be set up: " + result);
        }
    }

    /** The program of a new device, with which the lifetime of the device begins. */
    static ChannelProgram newProgram(Guest guest) {
        Steps.newLifetime();
        return new ChannelProgram(guest.memory, HOST_PROGRAM);
    }

    private boolean await(BooleanSupplier condition, long nanos) {
        if (Steps.isScheduled()) {
            if (nanos >= SPIN_LOCK_NANOS && Steps.holds((ExploredLock) sch.lock())) {
                Steps.report("waits with sch.lock held");
            }
            return Steps.await(condition, nanos);
        }
        settle();
        if (req.peek() > 0) {
            closeAll();
        }
        return condition.getAsBoolean();
    }

    /** The user lets go of his file. */
    void closeAll() {
        while (opens.get() > 0) {
            opens.getAndDecrement();
            file.close();
        }
    }

    /** Takes all interruptions and does all work. */
    void settle() {
        int done;
        do {
            if (machine.owesAnswer) {
                machine.answerHalt();
            }
            done = bus.poll() + driver.work().doWork();
        } while (done != 0);
    }

    MdevParent parent() {
        return driver.parent(sch);
    }

    /** Private data, or null. */
    VfioCcwDevice device() {
        final MdevParent parent = parent();
        return parent == null ? null : parent.device();
    }

    /** The user opens the device and sets his eventfds. */
    int open(VfioCcwDevice device) {
        final int result = device.open();
        if (result == 0) {
            file = device;
            opens.getAndIncrement();
            device.eventFd(VfioCcwDevice.IO_IRQ, io);
            device.eventFd(VfioCcwDevice.REQ_IRQ, req);
        }
        return result;
    }

    int startProgram() {
        return file.write(0, request, 0, Regions.IO_BYTES);
    }

    int command(int command) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.COMMAND_BYTES]);
        region.putInt(0, command, BIG_ENDIAN);
        return file.write(Regions.offset(Regions.COMMAND), region, 0, Regions.COMMAND_BYTES);
    }

    /** All of a region, or what it refuses with. */
    int read(int region, UnsafeBuffer target) {
        return file.read(Regions.offset(region), target, 0, Regions.bytes(region));
    }

    int pins() {
        return guest.memory.pages().pinCount(DATA);
    }

    /** The machine's block, as it is. */
    UnsafeBuffer schib() {
        final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
        machine.subchannel.stsch(schib, 0);
        return schib;
    }

    boolean isEnabled() {
        final UnsafeBuffer schib = schib();
        return Pmcw.ena(schib, Schib.PMCW_OFFSET) && Pmcw.dnv(schib, Schib.PMCW_OFFSET);
    }

    /** First word of the status the user sees. */
    int irbWord() {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        read(Regions.IO, region);
        return region.getInt(Regions.IRB_OFFSET + Irb.SCSW_OFFSET, BIG_ENDIAN);
    }

    boolean is(State state) {
        final VfioCcwDevice device = device();
        return device != null && device.state() == state;
    }
}
