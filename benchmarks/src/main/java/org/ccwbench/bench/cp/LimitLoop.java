package org.ccwbench.bench.cp;

import org.agrona.UnsafeApi;
import org.ccwbench.memory.BigEndian;

public final class LimitLoop {
    private final long storage, records, orbs, out, pins, arena;
    private final int direct, indirect, idaws;

    public LimitLoop(long storage, long records, long orbs, Shape s) {
        this.storage = storage;
        this.records = records;
        this.orbs = orbs;
        direct = s.direct;
        indirect = s.indirect;
        idaws = s.idaws;
        out = UnsafeApi.allocateMemory(64);
        pins = UnsafeApi.allocateMemory(8 * 4096);
        arena = UnsafeApi.allocateMemory(65536);
    }

    public int cycle(int program) {
        final long orb = orbs + program * 32L;
        final long cpa = BigEndian.getUnsignedInt(orb + 8);
        long in = storage + cpa;
        long ccwOut = arena;
        long idal = arena + (direct + indirect + 3) * 8L;
        long pin = pins;
        final long host = 0x100000 - arena;
        for (int i = 0; i < direct; i++) {
            final long ccw = BigEndian.getLong(in);
            final long iova = ccw & 0xffffffffL;
            final long record = records + (iova >>> 12 << 4);
            BigEndian.putLong(idal, UnsafeApi.getLong(record) + (iova & 0xfff));
            UnsafeApi.putLong(record + 8, UnsafeApi.getLong(record + 8) + 1);
            UnsafeApi.putInt(pin, (int) (iova >>> 12));
            BigEndian.putLong(ccwOut, ccw & ~0xffffffffL | 4L << 48 | host + idal);
            in += 8;
            ccwOut += 8;
            idal += 8;
            pin += 4;
        }
        for (int i = 0; i < indirect; i++) {
            final long ccw = BigEndian.getLong(in);
            final long list = storage + (ccw & 0xffffffffL);
            BigEndian.putLong(ccwOut, ccw & ~0xffffffffL | host + idal);
            for (int j = 0; j < idaws; j++) {
                final long iova = BigEndian.getLong(list + j * 8L);
                final long record = records + (iova >>> 12 << 4);
                BigEndian.putLong(idal, UnsafeApi.getLong(record) + (iova & 0xfff));
                UnsafeApi.putLong(record + 8, UnsafeApi.getLong(record + 8) + 1);
                UnsafeApi.putInt(pin, (int) (iova >>> 12));
                idal += 8;
                pin += 4;
            }
            in += 8;
            ccwOut += 8;
        }
        UnsafeApi.putLong(out, UnsafeApi.getLong(orb));
        BigEndian.putLong(out + 8, arena);
        UnsafeApi.putLong(out + 16, UnsafeApi.getLong(orb + 16));
        UnsafeApi.putLong(out + 24, UnsafeApi.getLong(orb + 24));
        for (long p = pins; p < pin; p += 4) {
            final long record = records + ((UnsafeApi.getInt(p) & 0xffffffffL) << 4);
            UnsafeApi.putLong(record + 8, UnsafeApi.getLong(record + 8) - 1);
        }
        return direct + indirect;
    }
}
