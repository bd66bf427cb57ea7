package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Files;
import org.ccwbench.memory.Errno;

/**
 * The ioctls of a device, structures and numbers as in Linux include/uapi/linux/vfio.h. Words are 32 bits, big-endian
 * as on the machine.
 */
public final class Ioctls {
    /** VFIO_DEVICE_GET_INFO. */
    public static final int GET_INFO = 0x3b6b;

    /** VFIO_DEVICE_GET_REGION_INFO. */
    public static final int GET_REGION_INFO = 0x3b6c;

    /** VFIO_DEVICE_GET_IRQ_INFO. */
    public static final int GET_IRQ_INFO = 0x3b6d;

    /** VFIO_DEVICE_SET_IRQS. */
    public static final int SET_IRQS = 0x3b6e;

    /** VFIO_DEVICE_RESET. */
    public static final int RESET = 0x3b6f;

    /** SET_IRQS: no data, the eventfd is signalled. */
    public static final int DATA_NONE = 0x01;

    /** SET_IRQS: a byte that says whether the eventfd is signalled. */
    public static final int DATA_BOOL = 0x02;

    /** SET_IRQS: a descriptor, -1 for none any more. */
    public static final int DATA_EVENTFD = 0x04;

    /** SET_IRQS: what is to be done; the only thing that can be. */
    public static final int ACTION_TRIGGER = 0x20;

    private static final int DATA = DATA_NONE | DATA_BOOL | DATA_EVENTFD;
    private static final int ACTIONS = 0x38;
    private static final int DEVICE_FLAGS = 0x11;
    private static final int REGION_READ = 0x1;
    private static final int REGION_WRITE = 0x2;
    private static final int REGION_CAPS = 0x8;
    private static final int IRQ_EVENTFD = 0x1;

    private static final int WORD = Integer.BYTES;
    private static final int ARGSZ = 0;
    private static final int FLAGS = WORD;
    private static final int INDEX = 2 * WORD;
    private static final int INFO_BYTES = 4 * WORD;
    private static final int REGION_INFO_BYTES = 8 * WORD;
    private static final int CAPABILITY_BYTES = 4 * WORD;
    private static final int SET_IRQS_BYTES = 5 * WORD;

    private final VfioCcwDevice device;
    private final EventFds eventFds;

    Ioctls(VfioCcwDevice device, EventFds eventFds) {
        this.device = device;
        this.eventFds = eventFds;
    }

    int ioctl(int request, MutableDirectBuffer argument, Files files) {
        return switch (request) {
            case GET_INFO -> getInfo(argument);
            case GET_REGION_INFO -> getRegionInfo(argument);
            case GET_IRQ_INFO -> getIrqInfo(argument);
            case SET_IRQS -> setIrqs(argument, files);
            case RESET -> device.reset();
            default -> Errno.ENOTTY;
        };
    }

    /** 0; -EFAULT when a structure cannot be there, -EINVAL when it says that it is too short. */
    private static int check(MutableDirectBuffer argument, int bytes) {
        if (argument == null || argument.capacity() < bytes) {
            return Errno.EFAULT;
        }
        return Integer.compareUnsigned(word(argument, ARGSZ), bytes) < 0 ? Errno.EINVAL : 0;
    }

    private int getInfo(MutableDirectBuffer argument) {
        final int result = check(argument, INFO_BYTES);
        if (result != 0) {
            return result;
        }
        word(argument, FLAGS, DEVICE_FLAGS);
        word(argument, 2 * WORD, device.regionCount());
        word(argument, 3 * WORD, VfioCcwDevice.IRQS);
        return 0;
    }

    private int getRegionInfo(MutableDirectBuffer argument) {
        final int result = check(argument, REGION_INFO_BYTES);
        if (result != 0) {
            return result;
        }
        final int index = word(argument, INDEX);
        if (Integer.compareUnsigned(index, device.regionCount()) >= 0) {
            return Errno.EINVAL;
        }
        final boolean hasCapability = index != Regions.IO;
        final int argsz = word(argument, ARGSZ);
        final boolean fits = Integer.compareUnsigned(argsz, REGION_INFO_BYTES + CAPABILITY_BYTES) >= 0;
        if (hasCapability && fits) {
            if (argument.capacity() < REGION_INFO_BYTES + CAPABILITY_BYTES) {
                return Errno.EFAULT;
            }
            putCapability(argument, REGION_INFO_BYTES, index);
        }
        if (hasCapability && !fits) {
            word(argument, ARGSZ, REGION_INFO_BYTES + CAPABILITY_BYTES);
        }
        word(argument, FLAGS, regionFlags(index) | (hasCapability ? REGION_CAPS : 0));
        word(argument, 3 * WORD, hasCapability && fits ? REGION_INFO_BYTES : 0);
        argument.putLong(4 * WORD, Regions.bytes(index), BIG_ENDIAN);
        argument.putLong(6 * WORD, Regions.offset(index), BIG_ENDIAN);
        return 0;
    }

    private static int regionFlags(int index) {
        return index == Regions.IO || index == Regions.COMMAND ? REGION_READ | REGION_WRITE : REGION_READ;
    }

    /** A region type: header with its id 2 and version 1, type 2 (CCW), and which of them. */
    private static void putCapability(MutableDirectBuffer argument, int offset, int subtype) {
        word(argument, offset, 0x0002_0001);
        word(argument, offset + WORD, 0);
        word(argument, offset + 2 * WORD, 2);
        word(argument, offset + 3 * WORD, subtype);
    }

    private static int getIrqInfo(MutableDirectBuffer argument) {
        final int result = check(argument, INFO_BYTES);
        if (result != 0) {
            return result;
        }
        if (Integer.compareUnsigned(word(argument, INDEX), VfioCcwDevice.IRQS) >= 0) {
            return Errno.EINVAL;
        }
        word(argument, FLAGS, IRQ_EVENTFD);
        word(argument, 3 * WORD, 1);
        return 0;
    }

    private int setIrqs(MutableDirectBuffer argument, Files files) {
        final int result = check(argument, SET_IRQS_BYTES);
        if (result != 0) {
            return result;
        }
        final int flags = word(argument, FLAGS);
        final int index = word(argument, INDEX);
        final long start = word(argument, 3 * WORD) & 0xffff_ffffL;
        final long count = word(argument, 4 * WORD) & 0xffff_ffffL;
        final long room = (word(argument, ARGSZ) & 0xffff_ffffL) - SET_IRQS_BYTES;
        if (Integer.compareUnsigned(index, VfioCcwDevice.IRQS) >= 0
                || (flags & ~(DATA | ACTIONS)) != 0
                || Integer.bitCount(flags & DATA) != 1
                || start >= 1
                || start + count > 1
                || room < count * dataBytes(flags)
                || (flags & ACTION_TRIGGER) == 0) {
            return Errno.EINVAL;
        }
        if (argument.capacity() < SET_IRQS_BYTES + dataBytes(flags)) {
            return Errno.EFAULT;
        }
        return switch (flags & DATA) {
            case DATA_NONE -> signal(index);
            case DATA_BOOL -> argument.getByte(SET_IRQS_BYTES) != 0 ? signal(index) : 0;
            default -> setEventFd(index, word(argument, SET_IRQS_BYTES), files);
        };
    }

    private static int dataBytes(int flags) {
        return switch (flags & DATA) {
            case DATA_NONE -> 0;
            case DATA_BOOL -> 1;
            default -> Integer.BYTES;
        };
    }

    private int signal(int index) {
        eventFds.signal(index);
        return 0;
    }

    private int setEventFd(int index, int fd, Files files) {
        if (fd < -1) {
            return Errno.EINVAL;
        }
        final EventFd eventFd = fd == -1 ? null : files.eventFd(fd);
        if (fd != -1 && eventFd == null) {
            return Errno.EBADF;
        }
        eventFds.set(index, eventFd);
        return 0;
    }

    private static int word(MutableDirectBuffer argument, int offset) {
        return argument.getInt(offset, BIG_ENDIAN);
    }

    private static void word(MutableDirectBuffer argument, int offset, int value) {
        argument.putInt(offset, value, BIG_ENDIAN);
    }
}
