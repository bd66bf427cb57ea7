package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.fixtures.channel.Device;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.Trace;
import org.ccwbench.vfio.VfioCcwDevice;
import org.ccwbench.vfio.VfioCcwDriver;

/**
 * A guest with a device handed through to it, all in one thread: requests, the device, interruptions, and the driver's
 * work take turns as a test says. It has 16 MiB from address 0 and as much from {@link #HIGH}, on scattered host pages
 * above 2 GiB.
 */
final class DiskGuest implements AutoCloseable {
    /** Where storage begins that a CCW cannot name without an IDAL. */
    static final long HIGH = 0x1_0000_0000L;

    /** Format-0 CCWs, prefetch, format-2 IDAWs of 4 KiB, all paths; {@link Orb#FMT} makes it format 1. */
    static final int FORMAT_0 = 0x0042_ff00;

    static final int FORMAT_1 = FORMAT_0 | Orb.FMT;

    private static final String UUID = "6f5f6f0e-0000-4000-8000-00000000c0de";
    private static final int ADDRESS = 0x1234_5678;
    private static final int HOST_PROGRAM = 0x0010_0000;
    private static final long PAGES = 0x1000;
    private static final long HOST_PAGES = 0x20_0000;
    private static final long HIGH_HOST_PAGES = 0x30_0000;
    private static final long HOST_PERMUTATION = 0x5a5;
    private static final long REACH = 1L << 32;

    /** No program of a test has so many commands. */
    private static final int MOST_ROUNDS = 10_000;

    final List<String> messages = new ArrayList<>();
    final VfioCcwDevice device;
    final InterpretedDevice machine;
    final Subchannel subchannel;

    private final GuestStorage storage = GuestStorage.sparse();
    private final PageTable pages = PageTable.dat(REACH);
    private final ChannelProgram program = new ChannelProgram(new GuestMemory(storage, pages), HOST_PROGRAM);
    private final EventFd io = new EventFd();
    private final CssBus bus;
    private final CssDevice sch;
    private final ReentrantLock schLock;
    private final VfioCcwDriver driver;

    /** A guest whose device is open. */
    DiskGuest(Device device) {
        for (long page = 0; page < PAGES; page++) {
            pages.map(page, 1, HOST_PAGES + (page ^ HOST_PERMUTATION), PageTable.WRITABLE);
            final long highPage = (HIGH >> PageTable.PAGE_SHIFT) + page;
            pages.map(highPage, 1, HIGH_HOST_PAGES + (page ^ HOST_PERMUTATION), PageTable.WRITABLE);
        }
        machine = new InterpretedDevice(device, () -> new HostStorage(program.view(), pages, storage));
        final Kernel kernel = new Kernel(ReentrantLock::new, this::await, messages::add, Uevents.NONE);
        final InterruptQueue interrupts = new InterruptQueue(1);
        subchannel = new Subchannel(new SubchannelId(0, 0, 1), 0x1001, 0x80, interrupts, machine);
        bus = new CssBus(kernel, interrupts, 1);
        sch = bus.add(subchannel, ADDRESS);
        schLock = (ReentrantLock) sch.lock();
        driver = new VfioCcwDriver(kernel, EnableAt.MDEV_PROBE, id -> program, Trace.NONE, 1);
        require(bus.bind(sch, driver));
        require(driver.parent(sch).create(UUID));
        this.device = driver.parent(sch).device();
        require(this.device.open());
        this.device.eventFd(VfioCcwDevice.IO_IRQ, io);
    }

    private static void require(int result) {
        if (result != 0) {
            throw new IllegalStateException("the guest cannot be set up: " + result);
        }
    }

    private boolean await(BooleanSupplier condition, long nanos) {
        if (!schLock.isHeldByCurrentThread()) {
            settle();
        }
        return condition.getAsBoolean();
    }

    /** Whether sense data comes with the status. */
    void concurrentSense(boolean on) {
        final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
        require(subchannel.stsch(schib, 0));
        Pmcw.csense(schib, Schib.PMCW_OFFSET, on);
        require(subchannel.msch(schib, 0));
    }

    void store(long gpa, byte[] bytes) {
        storage.write(gpa, bytes);
    }

    void store(long gpa, long... words) {
        final ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
        bytes.asLongBuffer().put(words);
        store(gpa, bytes.array());
    }

    byte[] load(long gpa, int length) {
        final byte[] bytes = new byte[length];
        new IovaStorage(pages, storage).read(gpa, bytes, 0, length);
        return bytes;
    }

    /** Writes a start request to the I/O region. @return as the write does */
    int start(int orbFlags, long program) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        Orb.put(region, Regions.ORB_OFFSET, 0x0bad_cafe, orbFlags, (int) program);
        Scsw.fctl(region, Regions.SCSW_OFFSET, Scsw.START);
        return device.write(Regions.offset(Regions.IO), region, 0, Regions.IO_BYTES);
    }

    /** Writes to the command region. @return as the write does */
    int command(int command) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.COMMAND_BYTES]);
        region.putInt(0, command, BIG_ENDIAN);
        return device.write(Regions.offset(Regions.COMMAND), region, 0, Regions.COMMAND_BYTES);
    }

    /** The device does one thing. @return whether there was one to do */
    boolean step() {
        return machine.step(subchannel);
    }

    /** Interruptions are taken and work is done, while the device does nothing. @return how often the guest was told */
    long deliver() {
        while (bus.poll() + driver.work().doWork() != 0) {
            continue;
        }
        return io.read();
    }

    /** The device goes on until it has nothing more to do; all interruptions are delivered. */
    private void settle() {
        untilNothingIsToBeDone(() -> step() | bus.poll() + driver.work().doWork() != 0);
    }

    /** The device goes on until it has nothing more to do; no interruption is taken meanwhile. */
    void stepToTheEnd() {
        untilNothingIsToBeDone(this::step);
    }

    private static void untilNothingIsToBeDone(BooleanSupplier doSomething) {
        int rounds = 0;
        while (doSomething.getAsBoolean()) {
            rounds++;
            if (rounds > MOST_ROUNDS) {
                throw new IllegalStateException("this does not come to an end");
            }
        }
    }

    /**
     * Starts a program and runs it to its end.
     *
     * @return the interruption-response block as the guest reads it
     * @throws IllegalStateException when the program was refused, or the guest was not told of its end
     */
    UnsafeBuffer run(int orbFlags, long program) {
        final int result = start(orbFlags, program);
        if (result != Regions.IO_BYTES) {
            throw new IllegalStateException("the start request gives " + result);
        }
        settle();
        if (io.read() == 0) {
            throw new IllegalStateException("the guest was not told");
        }
        return irb();
    }

    UnsafeBuffer irb() {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        final int result = device.read(Regions.offset(Regions.IO), region, 0, Regions.IO_BYTES);
        if (result != Regions.IO_BYTES) {
            throw new IllegalStateException("the I/O region gives " + result);
        }
        return new UnsafeBuffer(region, Regions.IRB_OFFSET, Irb.BYTES);
    }

    /** The driver forgets the program, as Linux's does when a late interruption makes it believe that it ended. */
    void freeProgram() {
        program.free();
    }

    State state() {
        return device.state();
    }

    /** Pins on all pages together. */
    long pins() {
        long sum = 0;
        for (long page = 0; page < PAGES; page++) {
            sum += pages.pinCount(page << PageTable.PAGE_SHIFT) + pages.pinCount(HIGH + (page << PageTable.PAGE_SHIFT));
        }
        return sum;
    }

    @Override
    public void close() {
        device.close();
        bus.unbind(sch);
        pages.close();
        storage.close();
    }
}
