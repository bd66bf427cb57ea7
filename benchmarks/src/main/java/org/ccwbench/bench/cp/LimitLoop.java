package org.ccwbench.bench.cp;

import org.agrona.UnsafeApi;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.Workload;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.PageTable;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * The least that any translator must do with the programs of a {@link Workload}: loads the same CCWs and IDAWs, looks
 * the same pages up, counts the pins up and down again, and stores the same CCWs, IDALs and ORB. It checks nothing, and
 * it knows the shape beforehand. Two passes: the second goes by the page numbers that the first has listed.
 */
final class LimitLoop implements Translated, AutoCloseable {
    private static final int RECORD_SHIFT = 4;
    private static final int COUNT_OFFSET = 8;
    private static final int CCWS_BEHIND = 3;
    private static final int ALIGNMENT = 64;
    private static final long HEAD = 0xffff_ffff_0000_0000L;
    private static final long IDA = (long) Ccw1.IDA << 48;

    private final Workload workload;
    private final int direct;
    private final int indirect;
    private final int idaws;
    private final long storage;
    private final long orbs;
    private final long records = UnsafeApi.allocateMemory((long) Workload.GUEST_PAGES << RECORD_SHIFT);
    private final long pins;
    private final long allocated;
    private final long arena;
    private final long toHost;
    private final long hostOrb = UnsafeApi.allocateMemory(Orb.AREA_BYTES);

    LimitLoop(Workload workload) {
        final Shape shape = workload.shape();
        this.workload = workload;
        direct = shape.direct();
        indirect = shape.indirect();
        idaws = shape.idaws();
        storage = workload.nativeStorage();
        orbs = workload.orbs().addressOffset();
        for (int page = 0; page < Workload.GUEST_PAGES; page++) {
            UnsafeApi.putLong(record(page), workload.hostPage(page) << PageTable.PAGE_SHIFT);
            UnsafeApi.putLong(record(page) + COUNT_OFFSET, 0);
        }
        pins = UnsafeApi.allocateMemory((long) shape.pages() * Integer.BYTES);
        final int words = shape.ccws() + CCWS_BEHIND + shape.pages();
        allocated = UnsafeApi.allocateMemory((long) words * Long.BYTES + ALIGNMENT);
        arena = allocated + ALIGNMENT - 1 & -ALIGNMENT;
        toHost = Workload.HOST_BASE - arena;
    }

    /**
     * Translates a program and frees it. It is always called and never inlined, because requests come one by one.
     *
     * @return its pins
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int cycle(int program) {
        final long orb = orbs + (long) program * Orb.AREA_BYTES;
        final long orb23 = BigEndian.getLong(orb + 8);
        final long ccws = storage + (orb23 >>> 32);
        final int pinned = translate(ccws);
        BigEndian.putLong(hostOrb, (long) Workload.INTPARM << 32 | BigEndian.getUnsignedInt(orb + 4));
        BigEndian.putLong(hostOrb + 8, (long) Workload.HOST_BASE << 32 | orb23 & ~HEAD);
        UnsafeApi.putLong(hostOrb + 16, UnsafeApi.getLong(orb + 16));
        UnsafeApi.putLong(hostOrb + 24, UnsafeApi.getLong(orb + 24));
        free(pinned);
        return pinned;
    }

    private int translate(long ccws) {
        final int lists = direct * Ccw1.BYTES;
        long idal = arena + (direct + indirect + CCWS_BEHIND) * (long) Ccw1.BYTES;
        long pin = pins;
        for (int at = 0; at < lists; at += Ccw1.BYTES) {
            final long ccw = BigEndian.getLong(ccws + at);
            pin(ccw & ~HEAD, idal, pin);
            BigEndian.putLong(arena + at, ccw & HEAD | IDA | toHost + idal);
            idal += Idaw.FORMAT_2_BYTES;
            pin += Integer.BYTES;
        }
        final int end = lists + indirect * Ccw1.BYTES;
        for (int at = lists; at < end; at += Ccw1.BYTES) {
            final long ccw = BigEndian.getLong(ccws + at);
            final long list = storage + (ccw & ~HEAD);
            BigEndian.putLong(arena + at, ccw & HEAD | toHost + idal);
            for (int word = 0; word < idaws; word++) {
                pin(BigEndian.getLong(list + (long) word * Idaw.FORMAT_2_BYTES), idal, pin);
                idal += Idaw.FORMAT_2_BYTES;
                pin += Integer.BYTES;
            }
        }
        return (int) (pin - pins) / Integer.BYTES;
    }

    private void pin(long iova, long idaw, long pin) {
        final long page = iova >>> PageTable.PAGE_SHIFT;
        final long record = record(page);
        BigEndian.putLong(idaw, UnsafeApi.getLong(record) + (iova & PageTable.PAGE_OFFSET));
        UnsafeApi.putLong(record + COUNT_OFFSET, UnsafeApi.getLong(record + COUNT_OFFSET) + 1);
        UnsafeApi.putInt(pin, (int) page);
    }

    private void free(int pinned) {
        for (int i = 0; i < pinned; i++) {
            final long record = record(UnsafeApi.getInt(pins + (long) i * Integer.BYTES));
            UnsafeApi.putLong(record + COUNT_OFFSET, UnsafeApi.getLong(record + COUNT_OFFSET) - 1);
        }
    }

    private long record(long page) {
        return records + (page << RECORD_SHIFT);
    }

    @Override
    public void translate(int program) {
        cycle(program);
    }

    @Override
    public long word(long hostAddress) {
        return BigEndian.getLong(hostAddress - toHost);
    }

    @Override
    public long orbWord(int index) {
        return BigEndian.getLong(hostOrb + (long) index * Long.BYTES);
    }

    @Override
    public int pins() {
        return workload.shape().pages();
    }

    @Override
    public long pinnedPage(int pin) {
        return UnsafeApi.getInt(pins + (long) pin * Integer.BYTES);
    }

    @Override
    public void free() {
        // a cycle ends with it
    }

    @Override
    public long pinsLeft(long iova) {
        return UnsafeApi.getLong(record(iova >>> PageTable.PAGE_SHIFT) + COUNT_OFFSET);
    }

    @Override
    public void close() {
        UnsafeApi.freeMemory(records);
        UnsafeApi.freeMemory(pins);
        UnsafeApi.freeMemory(allocated);
        UnsafeApi.freeMemory(hostOrb);
    }
}
