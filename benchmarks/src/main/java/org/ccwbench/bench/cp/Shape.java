package org.ccwbench.bench.cp;

import java.util.Locale;
import org.ccwbench.arch.Ccw1;

/**
 * The eight shapes of program that are measured. Data CCWs are of two kinds, and the direct ones come first:
 * {@code direct} CCWs that name their data, then {@code indirect} CCWs with an IDAL of {@code idaws} words each. All
 * addresses are those of whole pages.
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

    /** CCWs that name their data. */
    public final int direct;

    /** CCWs with an IDAL, behind the direct ones. */
    public final int indirect;

    /** Words of each IDAL. */
    public final int idaws;

    private final int chaining;

    Shape(int direct, int indirect, int idaws, int chaining) {
        this.direct = direct;
        this.indirect = indirect;
        this.idaws = idaws;
        this.chaining = chaining;
    }

    /** CCWs of the program, 1 to 255. */
    public int ccws() {
        return direct + indirect;
    }

    /** Pages it pins: one for each direct CCW and each IDAW. */
    public int pages() {
        return direct + indirect * idaws;
    }

    /** Words of guest IDALs. */
    public int guestIdaws() {
        return indirect * idaws;
    }

    /** The CCW at an index whose data or IDAL is at an address. */
    long ccw(int index, long address) {
        final int chain = index == ccws() - 1 ? 0 : chaining;
        if (index >= direct) {
            return Ccw1.of(command(index), Ccw1.IDA | chain, Math.min(idaws << 12, 0xffff), address);
        }
        return Ccw1.of(command(index), chain, this == ECKD12 ? 16 : 4096, address);
    }

    private int command(int index) {
        if (this != ECKD12) {
            return 0x02;
        }
        return switch (index) {
            case 0 -> 0x63;
            case 1 -> 0x47;
            default -> 0x86;
        };
    }

    /** The name in parameters and tables: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The shape of that name, in lower case. */
    public static Shape named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
