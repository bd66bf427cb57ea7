package org.ccwbench.bench;

import java.util.Locale;
import org.ccwbench.arch.Ccw1;

/**
 * The eight shapes of program that are measured. Direct CCWs, which name their data, stand in front of indirect ones,
 * which name an IDAL.
 */
public enum Shape {
    /** One CCW of 4 KiB. */
    DIRECT1(1, 0, 0, Ccw1.CC),
    /** 16 command-chained CCWs of 4 KiB. */
    DIRECT16(16, 0, 0, Ccw1.CC),
    /** One CCW of 65,535 bytes through 16 IDAWs. */
    IDAL16(0, 1, 16, Ccw1.CD),
    /** 4 data-chained CCWs of 16 IDAWs. */
    IDAL64(0, 4, 16, Ccw1.CD),
    /** 16 command-chained CCWs of 16 IDAWs. */
    IDAL256(0, 16, 16, Ccw1.CC),
    /** 64 command-chained CCWs of 16 IDAWs. */
    IDAL1024(0, 64, 16, Ccw1.CC),
    /** 255 command-chained CCWs of 4 KiB. */
    DIRECT255(255, 0, 0, Ccw1.CC),
    /** Define extent and locate record, 16 bytes each, then 12 read data CCWs of 4 KiB through IDALs of one word. */
    ECKD12(2, 12, 1, Ccw1.CC);

    private static final int BLOCK_BYTES = 4096;
    private static final int PARAMETER_BYTES = 16;
    private static final int MOST_BYTES = 0xffff;
    private static final int READ = 0x02;
    private static final int DEFINE_EXTENT = 0x63;
    private static final int LOCATE_RECORD = 0x47;
    private static final int READ_DATA = 0x86;

    private final int direct;
    private final int indirect;
    private final int idaws;
    private final int chaining;

    Shape(int direct, int indirect, int idaws, int chaining) {
        this.direct = direct;
        this.indirect = indirect;
        this.idaws = idaws;
        this.chaining = chaining;
    }

    /**
     * The shape of a name in lower case.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Shape named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** CCWs that name their data. */
    public int direct() {
        return direct;
    }

    /** CCWs that name an IDAL, behind the direct ones. */
    public int indirect() {
        return indirect;
    }

    /** Words of each IDAL. */
    public int idaws() {
        return idaws;
    }

    /** CCWs of the program, 1 to 255. */
    public int ccws() {
        return direct + indirect;
    }

    /** Pages that the program pins: one for each direct CCW and each IDAW. */
    public int pages() {
        return direct + indirect * idaws;
    }

    /** Bytes that each direct CCW moves. */
    public int directBytes() {
        return this == ECKD12 ? PARAMETER_BYTES : BLOCK_BYTES;
    }

    /** The CCW at an index, with its data or its IDAL at an address. */
    public long ccw(int index, long address) {
        final int chain = index == ccws() - 1 ? 0 : chaining;
        return index < direct
                ? Ccw1.of(command(index), chain, directBytes(), address)
                : Ccw1.of(command(index), Ccw1.IDA | chain, Math.min(idaws * BLOCK_BYTES, MOST_BYTES), address);
    }

    private int command(int index) {
        if (this != ECKD12) {
            return READ;
        }
        return switch (index) {
            case 0 -> DEFINE_EXTENT;
            case 1 -> LOCATE_RECORD;
            default -> READ_DATA;
        };
    }

    /** The name in parameters and tables: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
