package org.ccwbench.laws;

import org.ccwbench.arch.Ccw1;

/** The eight shapes of program that are measured: direct CCWs, and behind them CCWs with IDALs. */
enum Shape {
    DIRECT1(1, 0, 0, Ccw1.CC, 0x02, 4096),
    DIRECT16(16, 0, 0, Ccw1.CC, 0x02, 4096),
    IDAL16(0, 1, 16, Ccw1.CC, 0x02, 0),
    IDAL64(0, 4, 16, Ccw1.CD, 0x02, 0),
    IDAL256(0, 16, 16, Ccw1.CC, 0x02, 0),
    IDAL1024(0, 64, 16, Ccw1.CC, 0x02, 0),
    DIRECT255(255, 0, 0, Ccw1.CC, 0x02, 4096),
    ECKD12(2, 12, 1, Ccw1.CC, 0x86, 16);

    private static final int IDALS = 0x2000;
    private static final int IDAL_BYTES = 0x80;
    private static final int DATA_PAGES = 128;

    private final int direct;
    private final int indirect;
    private final int idaws;
    private final int chaining;
    private final int command;
    private final int directBytes;

    Shape(int direct, int indirect, int idaws, int chaining, int command, int directBytes) {
        this.direct = direct;
        this.indirect = indirect;
        this.idaws = idaws;
        this.chaining = chaining;
        this.command = command;
        this.directBytes = directBytes;
    }

    /** Pages that it pins, a page once for each time. */
    int pins() {
        return direct + indirect * idaws;
    }

    /** Writes the program. */
    void write(Guest guest) {
        int page = 0;
        for (int i = 0; i < direct + indirect; i++) {
            final int flags = i < direct + indirect - 1 ? chaining : 0;
            if (i < direct) {
                guest.ccw(command, flags, directBytes, data(page++));
            } else {
                final int idal = IDALS + i * IDAL_BYTES;
                for (int word = 0; word < idaws; word++) {
                    guest.word(idal + (long) word * Long.BYTES, data(page++));
                }
                guest.ccw(command, flags | Ccw1.IDA, Math.min(idaws << 12, 0xffff), idal);
            }
        }
    }

    /** Pages of the second half of the first MiB, out of order. */
    private static long data(int page) {
        return (DATA_PAGES + (page * 11L & DATA_PAGES - 1)) << 12;
    }
}
