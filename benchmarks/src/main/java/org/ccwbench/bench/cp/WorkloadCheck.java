package org.ccwbench.bench.cp;

import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.Workload;
import org.ccwbench.memory.PageTable;

/**
 * Compares what a translator makes of each program of a {@link Workload} with what the workload was built from: CCWs,
 * IDALs, pins and the host ORB, and after it the pin counts. Where the IDALs stand is the translator's to choose.
 */
final class WorkloadCheck {
    private static final long HOST_FLAGS = Orb.FMT | Orb.PFCH | Orb.C64 | Workload.PATH_MASK << Byte.SIZE;

    private final Workload workload;
    private final Shape shape;
    private final Translated translated;
    private int program;

    private WorkloadCheck(Workload workload, Translated translated) {
        this.workload = workload;
        this.shape = workload.shape();
        this.translated = translated;
    }

    /**
     * Has every program translated and freed.
     *
     * @throws WrongTranslationException at the first difference
     */
    static void run(Workload workload, Translated translated) {
        final WorkloadCheck check = new WorkloadCheck(workload, translated);
        for (int i = 0; i < workload.programs(); i++) {
            check.program = i;
            check.translation();
        }
    }

    private void translation() {
        translated.translate(program);
        orb();
        final long head = translated.orbWord(1) >>> 32;
        int pin = 0;
        for (int i = 0; i < shape.ccws(); i++) {
            final long ccw = translated.word(head + (long) i * Ccw1.BYTES);
            final long idal = Ccw1.address(ccw);
            same("ccw", i, Ccw1.withIdal(workload.guestCcw(program, i), idal), ccw);
            final int words = i < shape.direct() ? 1 : shape.idaws();
            for (int word = 0; word < words; word++) {
                final long idaw = translated.word(idal + (long) word * Idaw.FORMAT_2_BYTES);
                same("host address of pin", pin, workload.hostData(program, pin), idaw);
                pin++;
            }
        }
        pins();
        translated.free();
        for (int i = 0; i < shape.pages(); i++) {
            same("count after free of pin", i, 0, translated.pinsLeft(workload.guestData(program, i)));
        }
    }

    private void orb() {
        same("orb doubleword", 0, (long) Workload.INTPARM << 32 | HOST_FLAGS, translated.orbWord(0));
        same("orb doubleword", 1, (long) Workload.HOST_BASE << 32, translated.orbWord(1));
        same("orb doubleword", 2, 0, translated.orbWord(2));
        same("orb doubleword", 3, 0, translated.orbWord(3));
    }

    private void pins() {
        same("number of pins", 0, shape.pages(), translated.pins());
        for (int i = 0; i < shape.pages(); i++) {
            final long page = workload.guestData(program, i) >>> PageTable.PAGE_SHIFT;
            same("page of pin", i, page, translated.pinnedPage(i));
        }
    }

    private void same(String field, int index, long expected, long actual) {
        if (expected != actual) {
            throw new WrongTranslationException("wrong translation of " + shape + " program " + program + ": " + field
                    + " " + index + ": expected " + Long.toHexString(expected) + ", got " + Long.toHexString(actual));
        }
    }
}
