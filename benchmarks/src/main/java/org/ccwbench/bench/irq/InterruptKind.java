package org.ccwbench.bench.irq;

import java.util.Locale;
import org.agrona.DirectBuffer;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.Subchannel;
import org.ccwbench.vfio.Regions;

/** What a device has to say: a status, and how the guest must read it. */
public enum InterruptKind {
    /** The program ended. */
    FINAL(Scsw.PRIMARY | Scsw.SECONDARY, Scsw.CHANNEL_END | Scsw.DEVICE_END, 0),
    /** The program asked to be told how far it is, and goes on. */
    INTERMEDIATE(Scsw.INTERMEDIATE, 0, Scsw.PROGRAM_CONTROLLED_INTERRUPTION),
    /** The device calls by itself; nothing runs. */
    UNSOLICITED(Scsw.ALERT, Scsw.ATTENTION, 0);

    private final int stctl;
    private final int dstat;
    private final int cstat;

    InterruptKind(int stctl, int dstat, int cstat) {
        this.stctl = stctl | Scsw.STATUS_PENDING;
        this.dstat = dstat;
        this.cstat = cstat;
    }

    /** Whether a program must be running on the subchannel, or none. */
    boolean needsProgram() {
        return this != UNSOLICITED;
    }

    /**
     * Presents it.
     *
     * @param cpa host address behind the CCW that is reported
     * @param number 16 bits that the guest finds in the count
     * @return false when the subchannel cannot take it now
     */
    boolean present(Subchannel subchannel, long cpa, int number, long intendedNanos) {
        return subchannel.end(stctl, needsProgram() ? cpa : 0, dstat, cstat, number, intendedNanos);
    }

    /** Whether an I/O region says so. @param cpa guest address behind the CCW that is reported */
    boolean isReported(DirectBuffer region, long cpa) {
        final int scsw = Regions.IRB_OFFSET;
        return Scsw.stctl(region, scsw) == stctl
                && Scsw.dstat(region, scsw) == dstat
                && Scsw.cstat(region, scsw) == cstat
                && Scsw.cpa(region, scsw) == (needsProgram() ? cpa : 0);
    }

    /** The name in parameters and options: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
