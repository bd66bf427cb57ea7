package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Esw;
import org.ccwbench.arch.Irb;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;

/**
 * Compares status that was stored, field by field. What the driver passes on from the recorded machine and its device
 * is passed over by name: host addresses, status bytes and counts, and where that machine is not the architecture's.
 */
final class StatusComparison {
    /** That machine keeps nothing of the ORB in a status word but the format of the CCWs. */
    private static final int FROM_ORB = Scsw.KEY | Scsw.SCTL | Scsw.PFCH | Scsw.ISIC | Scsw.ALCC | Scsw.SSI;

    private static final int ERROR_REPORT = Scsw.ALERT | Scsw.ESWF | Scsw.ECTL;
    private static final int LEFT_UNDER_CLEAR = Scsw.ALERT | Scsw.INTERMEDIATE | Scsw.PRIMARY | Scsw.SECONDARY;
    private static final int WELL = Scsw.CHANNEL_END | Scsw.DEVICE_END | Scsw.ATTENTION;

    private final Findings findings;
    private final SpiedStarts spied;

    StatusComparison(Findings findings, SpiedStarts spied) {
        this.findings = findings;
        this.spied = spied;
    }

    /** Compares what is behind the SCSW in the I/O region as well: 96 bytes. */
    void irb(byte[] recorded, DirectBuffer actual) {
        final UnsafeBuffer wanted = new UnsafeBuffer(recorded);
        final boolean error = isError(wanted, 0);
        word0(wanted, actual, 0, error);
        address(Scsw.cpa(wanted, 0), Scsw.cpa(actual, 0), error);
        statusBytes();
        findings.passOver("last-path-used mask");
        findings.text("ESW", esw(wanted), esw(actual));
        if (error) {
            findings.passOver("sense data");
            return;
        }
        final int rest = Irb.ESW_OFFSET + Integer.BYTES;
        findings.text("rest of the IRB", hex(wanted, rest, recorded.length), hex(actual, rest, recorded.length));
    }

    private static String esw(DirectBuffer irb) {
        final UnsafeBuffer logout = new UnsafeBuffer(new byte[Integer.BYTES]);
        logout.putBytes(0, irb, Irb.ESW_OFFSET, Integer.BYTES);
        Esw.lpum(logout, 0, 0);
        return hex(logout, 0, Integer.BYTES);
    }

    private static boolean isError(DirectBuffer recorded, int scsw) {
        return (Scsw.dstat(recorded, scsw) & ~WELL) != 0 || Scsw.cstat(recorded, scsw) != 0;
    }

    private void word0(DirectBuffer wanted, DirectBuffer actual, int scsw, boolean error) {
        int mask = ~(Scsw.CC | FROM_ORB);
        findings.passOver("deferred condition code");
        findings.passOver("ORB bits of the status word");
        if (error) {
            findings.passOver("error report of the device");
            mask &= ~ERROR_REPORT;
        }
        if ((Scsw.fctl(wanted, scsw) & Scsw.fctl(actual, scsw) & Scsw.HALT) != 0) {
            findings.passOver("start function beside a halt function");
            mask &= ~Scsw.START;
        }
        if ((Scsw.fctl(wanted, scsw) & Scsw.fctl(actual, scsw) & Scsw.CLEAR) != 0) {
            findings.passOver("status control left under a clear function");
            mask &= ~LEFT_UNDER_CLEAR;
        }
        findings.word("status word 0", wanted.getInt(scsw, BIG_ENDIAN) & mask, actual.getInt(scsw, BIG_ENDIAN) & mask);
    }

    private void statusBytes() {
        findings.passOver("device status");
        findings.passOver("subchannel status");
        findings.passOver("residual count");
    }

    /**
     * A CCW address that was turned back is compared; a host's must be one in both. In which CCW an error is found is
     * the device's affair.
     */
    private void address(long wanted, long actual, boolean error) {
        final boolean isTurnedBack = spied.isGuestCcw(wanted);
        if (error && isTurnedBack) {
            findings.passOver("CCW in error");
            findings.text("CCW address", "a guest's", spied.isGuestCcw(actual) ? "a guest's" : "a host's");
        } else if (isTurnedBack || spied.isGuestCcw(actual) || (wanted | actual) == 0) {
            findings.word("CCW address", (int) wanted, (int) actual);
        } else {
            findings.passOver("host CCW address");
        }
    }

    /** The block as the subchannel stores it: 52 bytes. */
    void schib(byte[] recorded, DirectBuffer actual) {
        final UnsafeBuffer wanted = new UnsafeBuffer(recorded);
        final UnsafeBuffer stored = new UnsafeBuffer(new byte[Schib.BYTES]);
        stored.putBytes(0, actual, 0, Schib.BYTES);
        findings.passOver("last-path-used mask");
        Pmcw.lpum(wanted, Schib.PMCW_OFFSET, 0);
        Pmcw.lpum(stored, Schib.PMCW_OFFSET, 0);
        for (int word = 0; word < Pmcw.BYTES / Integer.BYTES; word++) {
            final int at = Schib.PMCW_OFFSET + word * Integer.BYTES;
            findings.word("PMCW word " + word, wanted.getInt(at, BIG_ENDIAN), stored.getInt(at, BIG_ENDIAN));
        }
        word0(wanted, stored, Schib.SCSW_OFFSET, isError(wanted, Schib.SCSW_OFFSET));
        findings.passOver("host CCW address");
        statusBytes();
        findings.text(
                "rest of the SCHIB",
                hex(wanted, Schib.MBA_OFFSET, Schib.BYTES),
                hex(stored, Schib.MBA_OFFSET, Schib.BYTES));
    }

    private static String hex(DirectBuffer buffer, int from, int to) {
        final byte[] bytes = new byte[to - from];
        buffer.getBytes(from, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
