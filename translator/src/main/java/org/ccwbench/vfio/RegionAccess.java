package org.ccwbench.vfio;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.ccwbench.memory.Errno;

/**
 * Reads and writes of a device's file. Source: Linux vfio_ccw_ops.c, vfio_ccw_mdev_read() and _write();
 * vfio_ccw_async.c, vfio_ccw_chp.c.
 */
final class RegionAccess {
    private final VfioCcwDevice device;
    private final Fsm fsm;
    private final Regions regions;

    RegionAccess(VfioCcwDevice device, Fsm fsm) {
        this.device = device;
        this.fsm = fsm;
        this.regions = device.regions;
    }

    /** {@link VfioCcwDevice#write}. */
    int write(long offset, DirectBuffer source, int sourceOffset, int length) {
        final int region = region(offset, length);
        if (region < 0) {
            return region;
        }
        if (region != Regions.IO && region != Regions.COMMAND) {
            return Errno.EINVAL;
        }
        if (!device.ioMutex.tryLock()) {
            return Errno.EAGAIN;
        }
        try {
            if (region >= device.regionCount()) {
                return Errno.EINVAL;
            }
            if (faults(source, sourceOffset, length)) {
                return Errno.EFAULT;
            }
            regions.of(region).putBytes(position(offset), source, sourceOffset, length);
            final int result = region == Regions.IO ? requestIo() : requestCommand();
            return result != 0 ? result : length;
        } finally {
            device.ioMutex.unlock();
        }
    }

    private int requestIo() {
        fsm.fire(Event.IO_REQ);
        return regions.ioReturn();
    }

    private int requestCommand() {
        fsm.fire(Event.ASYNC_REQ);
        return regions.commandReturn();
    }

    /** {@link VfioCcwDevice#read}. */
    int read(long offset, MutableDirectBuffer target, int targetOffset, int length) {
        final int region = region(offset, length);
        if (region < 0) {
            return region;
        }
        device.ioMutex.lock();
        try {
            if (region >= device.regionCount()) {
                return Errno.EINVAL;
            }
            return switch (region) {
                case Regions.SCHIB -> readSchib(position(offset), target, targetOffset, length);
                case Regions.CRW -> readReport(position(offset), target, targetOffset, length);
                default -> copy(region, position(offset), target, targetOffset, length);
            };
        } finally {
            device.ioMutex.unlock();
        }
    }

    private int readSchib(int position, MutableDirectBuffer target, int targetOffset, int length) {
        device.sch.lock().lock();
        try {
            if (device.sch.updateSchib() != 0) {
                return Errno.ENODEV;
            }
            regions.schib().putBytes(0, device.sch.schib(), 0, regions.schib().capacity());
        } finally {
            device.sch.lock().unlock();
        }
        return copy(Regions.SCHIB, position, target, targetOffset, length);
    }

    private int readReport(int position, MutableDirectBuffer target, int targetOffset, int length) {
        regions.crw(device.takeReport());
        final int result = copy(Regions.CRW, position, target, targetOffset, length);
        regions.crw(0);
        device.tellOfReports();
        return result;
    }

    private int copy(int region, int position, MutableDirectBuffer target, int targetOffset, int length) {
        if (faults(target, targetOffset, length)) {
            return Errno.EFAULT;
        }
        target.putBytes(targetOffset, regions.of(region), position, length);
        return length;
    }

    /** The region of an access, or -EINVAL when it does not lie in one. */
    private int region(long offset, int length) {
        final long region = offset >>> Regions.INDEX_SHIFT;
        if (!device.isOpen() || region >= device.regionCount()) {
            return Errno.EINVAL;
        }
        return length < 0 || position(offset) + (long) length > Regions.bytes((int) region)
                ? Errno.EINVAL
                : (int) region;
    }

    private static int position(long offset) {
        return (int) offset & Regions.POSITION;
    }

    private static boolean faults(DirectBuffer buffer, int offset, int length) {
        return buffer == null || offset < 0 || offset > buffer.capacity() - length;
    }
}
