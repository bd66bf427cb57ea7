package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.kernel.EventFd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any ioctl with any structure: what the interface says, told a second time, and the structure as it was otherwise. */
class IoctlPropertyTest {
    private static final int CALLS = 150_000;
    private static final int EBADF = -9;
    private static final int EFAULT = -14;
    private static final int EINVAL = -22;
    private static final int ENOTTY = -25;
    private static final int[] SMALL = {0, 1, 2, 3, 4, 5, 15, 16, 19, 20, 21, 24, 31, 32, 47, 48, -1, -2};
    private static final int[] TRIGGERS = {0x21, 0x22, 0x24, 0x20, 0x23, 0x01, 0x61};
    private static final int[] SIZES = {124, 8, 52, 8};

    private final Random random = new Random(20210429);
    private final Map<Integer, Integer> outcomes = new TreeMap<>();
    private final EventFd[] files = {new EventFd(), new EventFd(), new EventFd(), new EventFd()};
    private final long[] counts = new long[files.length];

    /** The descriptor that is set for each interruption, -1 for none. */
    private final int[] set = {-1, -1, -1};

    @ParameterizedTest
    @EnumSource
    void shouldAnswerAnyIoctlAsTheInterfaceSays(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            for (int irq = 0; irq < set.length; irq++) {
                rig.device().eventFd(irq, null);
            }
            for (int i = 0; i < CALLS; i++) {
                final int request = request();
                final byte[] argument = argument();
                final byte[] expected = argument == null ? null : argument.clone();
                final int result = expected(request, expected);

                assertThat(rig.device().ioctl(request, wrap(argument), this::file))
                        .as("call %d: %x %s", i, request, Arrays.toString(expected))
                        .isEqualTo(result);

                assertThat(argument).as("call %d: %x", i, request).isEqualTo(expected);
                checkSignals(i);
                assertThat(rig.state()).isEqualTo(State.IDLE);
                rig.traces.clear();
                rig.instructions.clear();
                outcomes.merge(result, 1, Integer::sum);
            }
        }
        assertThat(outcomes).containsOnlyKeys(0, EBADF, EFAULT, EINVAL, ENOTTY);
        assertThat(outcomes.values()).allMatch(count -> count > 100);
        System.out.println(enableAt + ": " + CALLS + " ioctls " + outcomes);
    }

    private int request() {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextInt();
            case 1 -> 0x3b60 + random.nextInt(32);
            case 2 -> Ioctls.RESET;
            case 3, 4 -> Ioctls.GET_INFO;
            case 5, 6 -> Ioctls.GET_REGION_INFO;
            case 7, 8 -> Ioctls.GET_IRQ_INFO;
            default -> Ioctls.SET_IRQS;
        };
    }

    private byte[] argument() {
        if (random.nextInt(30) == 0) {
            return null;
        }
        final int words = random.nextInt(15);
        final ByteBuffer bytes = ByteBuffer.allocate(4 * words + random.nextInt(4));
        random.nextBytes(bytes.array());
        for (int i = 0; i < words; i++) {
            if (random.nextInt(6) != 0) {
                bytes.putInt(4 * i, SMALL[random.nextInt(SMALL.length)]);
            }
        }
        if (words > 4 && random.nextInt(4) != 0) {
            bytes.putInt(0, 20 + random.nextInt(30));
            bytes.putInt(4, TRIGGERS[random.nextInt(TRIGGERS.length)]);
            bytes.putInt(8, random.nextInt(4));
            bytes.putInt(12, 0);
            bytes.putInt(16, random.nextInt(3));
        }
        return bytes.array();
    }

    private static UnsafeBuffer wrap(byte[] argument) {
        return argument == null ? null : new UnsafeBuffer(argument);
    }

    private EventFd file(int fd) {
        return fd >= 0 && fd < files.length ? files[fd] : null;
    }

    private int expected(int request, byte[] argument) {
        final ByteBuffer words = argument == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(argument);
        return switch (request) {
            case 0x3b6b -> checked(words, 16, () -> info(words));
            case 0x3b6c -> checked(words, 32, () -> regionInfo(words));
            case 0x3b6d -> checked(words, 16, () -> irqInfo(words));
            case 0x3b6e -> checked(words, 20, () -> setIrqs(words));
            case 0x3b6f -> 0;
            default -> ENOTTY;
        };
    }

    private static int checked(ByteBuffer words, int bytes, IntSupplier answer) {
        if (words.capacity() < bytes) {
            return EFAULT;
        }
        return unsigned(words, 0) < bytes ? EINVAL : answer.getAsInt();
    }

    private static long unsigned(ByteBuffer words, int offset) {
        return Integer.toUnsignedLong(words.getInt(offset));
    }

    private static int info(ByteBuffer words) {
        words.putInt(4, 0x11).putInt(8, 4).putInt(12, 3);
        return 0;
    }

    private static int regionInfo(ByteBuffer words) {
        final long argsz = unsigned(words, 0);
        final long index = unsigned(words, 8);
        if (index > 3) {
            return EINVAL;
        }
        final boolean fits = argsz >= 48;
        if (index > 0 && fits && words.capacity() < 48) {
            return EFAULT;
        }
        words.putInt(0, index > 0 && !fits ? 48 : (int) argsz);
        words.putInt(4, index == 0 ? 3 : index == 1 ? 0xb : 9);
        words.putInt(12, index > 0 && fits ? 32 : 0);
        words.putLong(16, SIZES[(int) index]);
        words.putLong(24, index * 1024);
        if (index > 0 && fits) {
            words.putInt(32, 0x0002_0001).putInt(36, 0).putInt(40, 2).putInt(44, (int) index);
        }
        return 0;
    }

    private static int irqInfo(ByteBuffer words) {
        if (unsigned(words, 8) > 2) {
            return EINVAL;
        }
        words.putInt(4, 1).putInt(12, 1);
        return 0;
    }

    private int setIrqs(ByteBuffer words) {
        final int flags = words.getInt(4);
        final int type = flags & 7;
        final int size = type == 1 ? 0 : type == 2 ? 1 : 4;
        final boolean isKnown = (flags & ~7) == 0x20 && (type == 1 || type == 2 || type == 4);
        final boolean isOne = unsigned(words, 8) < 3 && words.getInt(12) == 0 && unsigned(words, 16) < 2;
        if (!isKnown || !isOne || unsigned(words, 0) - 20 < size * unsigned(words, 16)) {
            return EINVAL;
        }
        if (words.capacity() < 20 + size) {
            return EFAULT;
        }
        final int irq = words.getInt(8);
        if (type == 4) {
            return setFile(irq, words.getInt(20));
        }
        if ((type == 1 || words.get(20) != 0) && set[irq] >= 0) {
            counts[set[irq]]++;
        }
        return 0;
    }

    private int setFile(int irq, int fd) {
        if (fd < -1) {
            return EINVAL;
        }
        if (fd >= files.length) {
            return EBADF;
        }
        set[irq] = fd;
        return 0;
    }

    private void checkSignals(int call) {
        for (int i = 0; i < files.length; i++) {
            assertThat(files[i].peek()).as("call %d, file %d", call, i).isEqualTo(counts[i]);
        }
    }
}
