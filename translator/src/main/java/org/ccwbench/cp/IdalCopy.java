package org.ccwbench.cp;

import org.agrona.UnsafeApi;
import org.ccwbench.arch.Idaw;
import org.ccwbench.memory.BigEndian;

/**
 * Fills host IDALs with a guest's addresses: as 64-bit words where their pages are to be pinned, and as the guest had
 * them where the CCW moves no data.
 *
 * <p>Source: Linux vfio_ccw_cp.c, get_guest_idal(), ccwchain_fetch_ccw().
 */
final class IdalCopy {
    private IdalCopy() {}

    /**
     * Writes the words of the IDAL that a direct address stands for: the address, then the starts of the blocks behind
     * it. With format-1 IDAWs the addresses wrap around 2^32.
     */
    static void makeWords(long address, int idaws, int block, boolean format2, long idal) {
        long iova = address;
        for (int i = 0; i < idaws; i++) {
            BigEndian.putLong(idal + (long) i * Idaw.FORMAT_2_BYTES, iova);
            iova = nextBlock(iova, block, format2);
        }
    }

    /** Writes the same IDAL as the guest would have: in its format, the rest zeros. */
    static void makeAsGuest(long address, int idaws, int block, boolean format2, long idal) {
        if (format2) {
            makeWords(address, idaws, block, true, idal);
            return;
        }
        zero(idal, idaws);
        long iova = address;
        for (int i = 0; i < idaws; i++) {
            BigEndian.putInt(idal + (long) i * Idaw.FORMAT_1_BYTES, (int) iova);
            iova = nextBlock(iova, block, false);
        }
    }

    /**
     * Widens format-1 IDAWs to 64-bit words.
     *
     * @param words native address of the IDAWs; the first is not read
     */
    static void widen(long first, long words, int idaws, long idal) {
        BigEndian.putLong(idal, first);
        for (int i = 1; i < idaws; i++) {
            final long iova = BigEndian.getUnsignedInt(words + (long) i * Idaw.FORMAT_1_BYTES);
            BigEndian.putLong(idal + (long) i * Idaw.FORMAT_2_BYTES, iova);
        }
    }

    /** Copies IDAWs as they are, the rest zeros. */
    static void copyAsGuest(long first, long words, int idaws, boolean format2, long idal) {
        zero(idal, idaws);
        if (format2) {
            BigEndian.putLong(idal, first);
            UnsafeApi.copyMemory(
                    words + Idaw.FORMAT_2_BYTES, idal + Idaw.FORMAT_2_BYTES, (idaws - 1L) * Idaw.FORMAT_2_BYTES);
        } else {
            BigEndian.putInt(idal, (int) first);
            UnsafeApi.copyMemory(
                    words + Idaw.FORMAT_1_BYTES, idal + Idaw.FORMAT_1_BYTES, (idaws - 1L) * Idaw.FORMAT_1_BYTES);
        }
    }

    private static long nextBlock(long iova, int block, boolean format2) {
        final long next = iova + block & -block;
        return format2 ? next : next & 0xffff_ffffL;
    }

    private static void zero(long idal, int idaws) {
        UnsafeApi.setMemory(idal, (long) idaws * Idaw.FORMAT_2_BYTES, (byte) 0);
    }
}
