package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.PathEvent;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents.Uevent;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * One subchannel with its driver and a guest of 16 MiB, in one thread and in virtual time: interruptions are taken and
 * work is done when a test says so or waits.
 */
final class Rig implements AutoCloseable {
    static final String UUID = "6f5f6f0e-0000-4000-8000-00000000c0de";
    static final String OTHER_UUID = "6f5f6f0e-0000-4000-8000-00000000c0df";

    /** Low word of the subchannel's address. */
    static final int ADDRESS = 0x1234_5678;

    /** Guest address of the program: 4 KiB to be read into 0x2000. */
    static final long PROGRAM = 0x1000;

    /** Host address of its first CCW. */
    static final int HOST_PROGRAM = 0x0010_0000;

    /** Format-1 CCWs, prefetch, format-2 IDAWs of 4 KiB, all paths. */
    static final int FORMAT_1 = 0x00c2_ff00;

    /** Status of a function that ended. */
    private static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;

    private static final long PAGES = 0x1000;
    private static final long HOST_PAGES = 0x20_0000;
    private static final long HOST_PERMUTATION = 0x5a5;

    final List<String> messages = new ArrayList<>();
    final List<Uevent> uevents = new ArrayList<>();
    final List<String> traces = new ArrayList<>();
    final EventFd io = new EventFd();
    final EventFd crw = new EventFd();
    final EventFd req = new EventFd();

    final HookedStorage storage = new HookedStorage(GuestStorage.sparse());
    final PageTable pages = PageTable.flat(PAGES);
    final ScriptedDevice device = new ScriptedDevice();
    final InterruptQueue interrupts = new InterruptQueue(1);
    final Subchannel subchannel;
    final CssBus bus;
    final CssDevice sch;
    final VfioCcwDriver driver;
    private final CheckedLock schLock;
    private final List<CheckedLock> locks = new ArrayList<>();

    /** What happens elsewhere while somebody waits; each wait runs it once, then takes interruptions and works. */
    Runnable meanwhile = () -> {};

    /** How often somebody waited, and in vain. */
    int waits;

    int timeouts;

    /** How often somebody waited with the subchannel's lock held. */
    int pauses;

    /** The program of the next device; null when there is no memory. */
    ChannelProgram program;

    private final Map<Instruction, Deque<Integer>> codes = new EnumMap<>(Instruction.class);
    private final Map<Instruction, Integer> constantCodes = new EnumMap<>(Instruction.class);
    final List<Instruction> instructions = new ArrayList<>();

    Rig(EnableAt enableAt) {
        for (long page = 0; page < PAGES; page++) {
            pages.map(page, 1, HOST_PAGES + (page ^ HOST_PERMUTATION), PageTable.WRITABLE);
        }
        store(PROGRAM, 0x0600_1000_0000_2000L);
        program = new ChannelProgram(new GuestMemory(storage, pages), HOST_PROGRAM);
        final Kernel kernel = new Kernel(this::lock, this::await, messages::add, uevents::add);
        subchannel = new Subchannel(new SubchannelId(0, 0, 1), 0x1001, 0x80, interrupts, device);
        subchannel.inject(this::code);
        bus = new CssBus(kernel, interrupts, 1);
        sch = bus.add(subchannel, ADDRESS);
        schLock = (CheckedLock) sch.lock();
        driver = new VfioCcwDriver(kernel, enableAt, id -> program, new Recorder(), 1);
    }

    /** A rig whose device is open, with its three eventfds set. */
    static Rig open(EnableAt enableAt) {
        final Rig rig = created(enableAt);
        check(rig.device().open());
        rig.device().eventFd(VfioCcwDevice.IO_IRQ, rig.io);
        rig.device().eventFd(VfioCcwDevice.CRW_IRQ, rig.crw);
        rig.device().eventFd(VfioCcwDevice.REQ_IRQ, rig.req);
        return rig;
    }

    /** A rig with an mdev that is not open. */
    static Rig created(EnableAt enableAt) {
        final Rig rig = bound(enableAt);
        check(rig.parent().create(UUID));
        return rig;
    }

    /** A rig whose subchannel has its driver and no mdev. */
    static Rig bound(EnableAt enableAt) {
        final Rig rig = new Rig(enableAt);
        check(rig.bus.bind(rig.sch, rig.driver));
        return rig;
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("the rig is not as it should be: " + result);
        }
    }

    MdevParent parent() {
        return driver.parent(sch);
    }

    VfioCcwDevice device() {
        return parent().device();
    }

    State state() {
        return device().state();
    }

    /** Stores doublewords in guest storage. */
    void store(long gpa, long... words) {
        final ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
        bytes.asLongBuffer().put(words);
        storage.write(gpa, bytes.array());
    }

    /** The condition codes of the next instructions of a kind; then they are carried out again. */
    void force(Instruction instruction, int... next) {
        final Deque<Integer> queue = codes.computeIfAbsent(instruction, key -> new ArrayDeque<>());
        for (final int code : next) {
            queue.add(code);
        }
    }

    /** The condition code of all instructions of a kind from now on; {@link Fault#NONE} to carry them out again. */
    void forceAlways(Instruction instruction, int code) {
        constantCodes.put(instruction, code);
    }

    private int code(Instruction instruction) {
        instructions.add(instruction);
        final Deque<Integer> next = codes.get(instruction);
        if (next != null && !next.isEmpty()) {
            return next.poll();
        }
        return constantCodes.getOrDefault(instruction, Fault.NONE);
    }

    private CheckedLock lock() {
        final CheckedLock lock = new CheckedLock();
        locks.add(lock);
        return lock;
    }

    private boolean await(BooleanSupplier condition, long nanos) {
        if (schLock.isHeldByCurrentThread()) {
            pauses++; // no interruption comes through
            return condition.getAsBoolean();
        }
        waits++;
        meanwhile.run();
        settle();
        if (!condition.getAsBoolean()) {
            timeouts++;
            return false;
        }
        return true;
    }

    /** The I/O configuration says that a path of the subchannel has this identifier. */
    void chpid(int path, int chpid) {
        final UnsafeBuffer schib = schib();
        Pmcw.chpid(schib, Schib.PMCW_OFFSET, path, chpid);
        subchannel.configure(schib, Schib.PMCW_OFFSET);
        sch.updateSchib();
    }

    /** Takes all interruptions and does all work. */
    void settle() {
        int done;
        do {
            done = bus.poll() + driver.work().doWork();
        } while (done != 0);
    }

    /** Writes the whole I/O region: an ORB for {@link #PROGRAM} and a function. */
    int start() {
        return writeIo(FORMAT_1, 0x0000_4000);
    }

    int writeIo(int orbFlags, int scswWord0) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        Orb.put(region, Regions.ORB_OFFSET, 0x0bad_cafe, orbFlags, (int) PROGRAM);
        region.putInt(Regions.SCSW_OFFSET, scswWord0, BIG_ENDIAN);
        return device().write(0, region, 0, Regions.IO_BYTES);
    }

    /** Writes one word. */
    int writeWord(long offset, int word) {
        final UnsafeBuffer source = new UnsafeBuffer(new byte[Integer.BYTES]);
        source.putInt(0, word, BIG_ENDIAN);
        return device().write(offset, source, 0, Integer.BYTES);
    }

    /** Writes the whole command region. */
    int command(int command) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.COMMAND_BYTES]);
        region.putInt(0, command, BIG_ENDIAN);
        return device().write(Regions.offset(Regions.COMMAND), region, 0, Regions.COMMAND_BYTES);
    }

    /** All of a region; fails when it cannot be read. */
    UnsafeBuffer region(int index) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Regions.bytes(index)]);
        final int result = device().read(Regions.offset(index), bytes, 0, bytes.capacity());
        if (result != bytes.capacity()) {
            throw new IllegalStateException("region " + index + " gives " + result);
        }
        return bytes;
    }

    int ioReturn() {
        return region(Regions.IO).getInt(Regions.IO_RETURN_OFFSET, BIG_ENDIAN);
    }

    /** A word of the interruption-response block in the I/O region. */
    int irbWord(int index) {
        return region(Regions.IO).getInt(Regions.IRB_OFFSET + index * Integer.BYTES, BIG_ENDIAN);
    }

    /** The subchannel reports a status word of three words, and the interruption waits to be taken. */
    boolean present(int word0, int cpa, int word2) {
        final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);
        irb.putInt(0, word0, BIG_ENDIAN);
        irb.putInt(4, cpa, BIG_ENDIAN);
        irb.putInt(8, word2, BIG_ENDIAN);
        return subchannel.present(irb, 0);
    }

    /** The halt or clear function that was accepted ends, with the status that each of them ends with. */
    boolean endFunction() {
        final int function = Scsw.fctl(schib(), Schib.SCSW_OFFSET);
        return (function & Scsw.CLEAR) != 0
                ? subchannel.end(Scsw.STATUS_PENDING, 0, 0, 0, 0)
                : subchannel.end(ENDED, 0, Scsw.DEVICE_END, 0, 0);
    }

    /** The final status of a start: channel end and device end behind the first CCW. */
    boolean presentEnd() {
        return present(0x0000_4007, HOST_PROGRAM + 8, 0x0c00_0000);
    }

    /** Pins on all pages together. */
    long pins() {
        long sum = 0;
        for (long page = 0; page < PAGES; page++) {
            sum += pages.pinCount(page << PageTable.PAGE_SHIFT);
        }
        return sum;
    }

    /** Whether the machine's subchannel is enabled. */
    boolean isEnabled() {
        return Pmcw.ena(schib(), Schib.PMCW_OFFSET);
    }

    /** The SCHIB of the machine's subchannel, whatever was injected. */
    UnsafeBuffer schib() {
        subchannel.inject(instruction -> Fault.NONE);
        final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);
        subchannel.stsch(schib, 0);
        subchannel.inject(this::code);
        return schib;
    }

    boolean isAnyLockTaken() {
        return locks.stream().anyMatch(CheckedLock::isLocked);
    }

    /** Fails when somebody has left a lock taken. */
    @Override
    public void close() {
        pages.close();
        storage.close();
        check(isAnyLockTaken() ? Errno.EBUSY : 0);
    }

    private final class Recorder implements Trace {
        @Override
        public void fsmEvent(SubchannelId id, State state, Event event) {
            traces.add(state + " " + event);
        }

        @Override
        public void ioRequest(SubchannelId id, int function, int result, String step) {
            traces.add("io " + function + " " + result + " " + step);
        }

        @Override
        public void asyncRequest(SubchannelId id, int command, int result) {
            traces.add("async " + command + " " + result);
        }

        @Override
        public void chpEvent(SubchannelId id, int mask, PathEvent event) {
            traces.add("chp " + mask + " " + event);
        }
    }
}
