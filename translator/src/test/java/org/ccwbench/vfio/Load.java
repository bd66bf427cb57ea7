package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.PageTable;

/**
 * A rig under operations of all kinds, with a user who keeps his file. What must hold after each is {@link LoadLaws}.
 */
final class Load implements AutoCloseable {
    /** The page that one program reads into, and the first of two that the other does. */
    static final long DATA = 0x2000;

    static final long MORE_DATA = 0x6000;

    /** A page that no program names. */
    static final long ELSEWHERE = 0x9000;

    /** What a user can start. */
    enum Program {
        ONE_PAGE(Rig.PROGRAM, 1, 0),
        TWO_PAGES(0x3000, 0, 1),
        UNMAPPED(0x4000, 0, 0);

        final long gpa;

        /** Pins on {@link #DATA}, and on each of the two pages from {@link #MORE_DATA}. */
        final int pins;

        final int morePins;

        Program(long gpa, int pins, int morePins) {
            this.gpa = gpa;
            this.pins = pins;
            this.morePins = morePins;
        }
    }

    private static final int ACTIVE = Scsw.START_PENDING | Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE;

    /** What anything may answer but a count. */
    private static final Set<Integer> ERRNOS = Set.of(
            Errno.EPERM,
            Errno.EIO,
            Errno.EAGAIN,
            Errno.ENOMEM,
            Errno.EACCES,
            Errno.EFAULT,
            Errno.EBUSY,
            Errno.EEXIST,
            Errno.ENODEV,
            Errno.EINVAL,
            Errno.EUSERS,
            Errno.EOPNOTSUPP);

    final Rig rig;
    final EnableAt enableAt;

    /** The user's file; what was opened last. */
    VfioCcwDevice file;

    /** How often he has it open. */
    int opens;

    boolean isDeviceThere = true;
    boolean isSubchannelThere = true;

    /** The program that was started last. */
    Program started = Program.UNMAPPED;

    /** It was started while an earlier interruption was on its way, which may end it: hazard a. */
    boolean isStale;

    private boolean isProgramUsed;

    /** A subchannel with its driver. */
    Load(EnableAt enableAt) {
        this.enableAt = enableAt;
        this.rig = Rig.bound(enableAt);
        rig.meanwhile = this::meanwhile;
        rig.store(Program.TWO_PAGES.gpa, 0x0640_0800_0000_6000L, 0x0600_1000_0000_7000L);
        rig.store(Program.UNMAPPED.gpa, 0x0640_1000_0000_8000L, 0x0600_1000_7000_0000L);
    }

    /** Something was answered. */
    void answered(int result) {
        if (result < 0 && !ERRNOS.contains(result)) {
            throw new AssertionError("answers " + result);
        }
    }

    /** A user who is asked to lets go of his file. */
    private void meanwhile() {
        if (rig.req.read() > 0) {
            closeAll();
        }
    }

    void closeAll() {
        while (opens > 0) {
            closeOnce();
        }
    }

    void closeOnce() {
        if (opens > 0) {
            opens--;
            file.close();
        }
    }

    /** Private data, or null. */
    VfioCcwDevice device() {
        return rig.parent() == null ? null : rig.device();
    }

    /** Each device closes its program, so each needs its own. */
    void create(String uuid) {
        if (rig.parent() == null) {
            return;
        }
        if (device() == null && isProgramUsed) {
            rig.program = new ChannelProgram(new GuestMemory(rig.storage, rig.pages), Rig.HOST_PROGRAM);
            isProgramUsed = false;
        }
        final int result = rig.parent().create(uuid);
        answered(result);
        isProgramUsed |= result == 0 || result == Errno.EINVAL;
    }

    void open() {
        final VfioCcwDevice device = device();
        if (device == null) {
            return;
        }
        final int result = device.open();
        answered(result);
        if (result == 0) {
            opens++;
            file = device;
            file.eventFd(VfioCcwDevice.IO_IRQ, rig.io);
            file.eventFd(VfioCcwDevice.CRW_IRQ, rig.crw);
            file.eventFd(VfioCcwDevice.REQ_IRQ, rig.req);
        }
    }

    /** Writes the I/O region. */
    void start(Program program) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        Orb.put(region, Regions.ORB_OFFSET, 0, Rig.FORMAT_1, (int) program.gpa);
        region.putInt(Regions.SCSW_OFFSET, 0x0000_4000, BIG_ENDIAN);
        final int result = file.write(0, region, 0, Regions.IO_BYTES);
        answered(result);
        if (result >= 0) {
            started = program;
            isStale = file.ioWork.isPending();
        }
    }

    /** Something happens when the next program that is started is read. */
    void whileTranslating(Runnable action) {
        rig.storage.onRead = () -> {
            rig.storage.onRead = () -> {};
            action.run();
        };
    }

    /** Whether a start was accepted and has neither ended nor been halted or cleared. */
    boolean isMachineWorking() {
        final UnsafeBuffer schib = rig.schib();
        return Scsw.fctl(schib, Schib.SCSW_OFFSET) == Scsw.START && (Scsw.actl(schib, Schib.SCSW_OFFSET) & ACTIVE) != 0;
    }

    /** The device ends a start, as far as one is going on. */
    void endStart() {
        rig.subchannel.end(0x07, Orb.cpa(rig.device.orb, 0) + Long.BYTES, 0x0c, 0, 0);
    }

    /** Storage goes away; who takes it away asks again as long as it is pinned. */
    void unmap(long iova) {
        file.dmaUnmap(iova, PageTable.PAGE_BYTES);
        rig.settle();
        if (rig.pages.pinCount(iova) != 0) {
            throw new AssertionError("pinned after it was unmapped");
        }
    }

    /** Everything comes back and everything is taken down. */
    void tearDown() {
        Operation.REPAIR.on(this);
        closeAll();
        rig.settle();
        if (rig.parent() != null) {
            rig.bus.unbind(rig.sch);
        }
        rig.settle();
    }

    /** Lists of what happened are only kept from one operation to the next. */
    void forget() {
        rig.messages.clear();
        rig.uevents.clear();
        rig.traces.clear();
        rig.instructions.clear();
    }

    @Override
    public void close() {
        if (!isProgramUsed) {
            rig.program.close();
        }
        rig.close();
    }
}
