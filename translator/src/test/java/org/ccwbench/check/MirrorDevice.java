package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.ccwbench.fixtures.channel.DataPath;
import org.ccwbench.fixtures.channel.Device;
import org.ccwbench.fixtures.channel.UnitStatus;

/**
 * A device that answers any command sensibly: it sends what it is asked for and takes what it is given, more, fewer or
 * exactly as many bytes as the program has room for, and ends with any status. What it does depends on the seed of its
 * world and the number of the command alone, so that two programs that mean the same find the same device. NO-OPERATION
 * never moves data.
 */
final class MirrorDevice implements Device {
    private static final int NO_OPERATION = 0x03;
    private static final int NORMAL = UnitStatus.CHANNEL_END | UnitStatus.DEVICE_END;
    private static final byte[] SENT = new byte[1 << 18];

    /** Bytes that one command moves at most, and bytes after which a program's commands move few. */
    private static final int MOST_BYTES = 1 << 17;

    private static final int MANY_BYTES = 1 << 18;
    private static final int FEW = 32;
    private static final int MOST_STARTS = 1 << 16;
    private static final int PATIENT_WORLDS = 15;

    private final World world;
    private final int[] lengths;
    private final Clock clock;
    private final CRC32 crc = new CRC32();
    private final List<Exchange> exchanges = new ArrayList<>();
    private byte[] taken = {};
    private int owed;
    private long total;

    static {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SENT.length; i++) {
            SENT[i] = (byte) random.nextLong();
        }
    }

    /** How far the channel is, when a command begins and when it ends. */
    interface Clock {
        Progress now();
    }

    /**
     * Numbers of things that a channel has done.
     *
     * @param ccws CCWs fetched
     * @param transfers transfers of data
     * @param words IDAWs and MIDAWs fetched
     */
    record Progress(int ccws, int transfers, int words) {}

    /**
     * A command and what came of it.
     *
     * @param moved bytes that were sent and accepted, or taken
     * @param crc of the bytes that were taken
     * @param status the answer
     * @param later status that follows when the channel waits for it, or 0
     * @param isTouched whether the device moved data or tried to
     */
    record Exchange(
            int command, int moved, long crc, int status, int later, boolean isTouched, Progress from, Progress to) {

        /** Whether the same happened, whatever the channel did for it. */
        boolean isSame(Exchange other) {
            return command == other.command && moved == other.moved && crc == other.crc && status == other.status;
        }
    }

    /**
     * A device of a world.
     *
     * @param lengths byte counts that the program has; records of the device often have these
     */
    MirrorDevice(World world, int[] lengths, Clock clock) {
        this.world = world;
        this.lengths = lengths;
        this.clock = clock;
    }

    /** The commands that it got, in order. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** Status that it still has to present, or 0; it is presented once. */
    int takeOwed() {
        final int status = owed;
        owed = 0;
        return status;
    }

    @Override
    public void begin() {}

    @Override
    public void reset() {
        owed = 0;
    }

    @Override
    public int execute(int command, DataPath data) {
        final Progress from = clock.now();
        owed = 0;
        final long bits = world.bits(exchanges.size());
        crc.reset();
        final boolean isTouched = !isImmediate(command, bits);
        final int moved = isTouched ? move(command, bits, data) : 0;
        final int status = status(command, bits >>> 40);
        total += moved;
        exchanges.add(new Exchange(command, moved, crc.getValue(), status, owed, isTouched, from, clock.now()));
        return status;
    }

    private static boolean isImmediate(int command, long bits) {
        final boolean isControl = (command & 0x3) == 0x3;
        final long one = isControl ? 2 : 16;
        return command == NO_OPERATION || (bits & 0xff) % one == 1;
    }

    private int move(int command, long bits, DataPath data) {
        final int length = length(bits >>> 8);
        if (isInput(command)) {
            final int start = (int) (bits >>> 24 & MOST_STARTS - 1);
            return data.send(SENT, start, length);
        }
        if (taken.length < length) {
            taken = new byte[length];
        }
        final boolean isAny = (bits >>> 20 & 3) == 0;
        final int given = isAny ? data.receiveAny(taken, 0, length) : data.receive(taken, 0, length);
        crc.update(taken, 0, Math.max(given, 0));
        return Math.max(given, 0);
    }

    /** Whether a command moves data to storage. */
    static boolean isInput(int command) {
        return (command & 0x3) == 0x2 || (command & 0xf) == 0xc || (command & 0xf) == 0x4;
    }

    private int length(long bits) {
        if (total > MANY_BYTES) {
            return 1 + (int) (bits & FEW - 1);
        }
        final int choice = (int) bits & 0xf;
        final int number = (int) (bits >>> 4 & 0xff_ffff);
        if (choice < 11 && lengths.length > 0) {
            final int length = lengths[number % lengths.length] + (choice < 8 ? 0 : choice - 9);
            return Math.min(Math.max(length, 1), MOST_BYTES);
        }
        return 1 + number % (choice < 14 ? 2 * FEW : choice == 14 ? 1 << 13 : 1 << 17);
    }

    /** Search commands mostly answer with status modifier; a patient device never ends a program by itself. */
    private int status(int command, long bits) {
        final int choice = (int) (bits & 0xff);
        if ((world.bits(-2) & PATIENT_WORLDS) == 0) {
            return NORMAL;
        }
        final boolean isSearch = (command & 0x3) == 1 && (command & 0x7f) >= 0x29;
        if (choice < (isSearch ? 90 : 24)) {
            return NORMAL | UnitStatus.STATUS_MODIFIER;
        }
        return switch (choice) {
            case 240, 241, 242, 243 -> NORMAL | UnitStatus.UNIT_CHECK;
            case 244, 245, 246, 247 -> NORMAL | UnitStatus.UNIT_EXCEPTION;
            case 248 -> UnitStatus.BUSY;
            case 249 -> NORMAL | UnitStatus.ATTENTION;
            case 250 -> owing(0, NORMAL);
            case 251 -> owing(UnitStatus.CHANNEL_END, UnitStatus.DEVICE_END | UnitStatus.STATUS_MODIFIER);
            case 252 -> owing(UnitStatus.CHANNEL_END, UnitStatus.DEVICE_END | UnitStatus.UNIT_CHECK);
            case 253, 254, 255 -> owing(UnitStatus.CHANNEL_END, UnitStatus.DEVICE_END);
            default -> NORMAL;
        };
    }

    private int owing(int now, int later) {
        owed = later;
        return now;
    }
}
