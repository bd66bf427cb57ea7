package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ccwbench.fixtures.channel.Irb;
import org.ccwbench.fixtures.channel.Scsw;

/** An interruption-response block in words. Numbers are hexadecimal. */
final class StatusText {
    private static final int SENSE_BYTES_PER_LINE = 16;

    private static final String[] FUNCTIONS = {"start", "halt", "clear"};
    private static final String[] ACTIVITIES = {
        "resume pending",
        "start pending",
        "halt pending",
        "clear pending",
        "subchannel active",
        "device active",
        "suspended"
    };
    private static final String[] STATUSES = {"alert", "intermediate", "primary", "secondary", "status pending"};
    private static final String[] UNIT_STATUSES = {
        "attention",
        "status modifier",
        "control unit end",
        "busy",
        "channel end",
        "device end",
        "unit check",
        "unit exception"
    };
    private static final String[] SUBCHANNEL_STATUSES = {
        "program-controlled interruption",
        "incorrect length",
        "program check",
        "protection check",
        "channel-data check",
        "channel-control check",
        "interface-control check",
        "chaining check"
    };

    private StatusText() {}

    /** The subchannel-status word, and the path. */
    static List<String> lines(Irb irb) {
        final Scsw scsw = irb.scsw();
        return List.of(
                "words              %08x %08x %08x".formatted(scsw.control(), scsw.ccwAddress(), scsw.status()),
                "ccw address        %06x".formatted(scsw.ccwAddress()),
                "function control   " + names(FUNCTIONS, Scsw.START_FUNCTION, scsw.functionControl()),
                "activity control   " + names(ACTIVITIES, Scsw.RESUME_PENDING, scsw.activityControl()),
                "status control     " + names(STATUSES, Scsw.ALERT, scsw.statusControl()),
                "device status      " + names(UNIT_STATUSES, 0x80, scsw.deviceStatus()),
                "subchannel status  " + names(SUBCHANNEL_STATUSES, 0x80, scsw.subchannelStatus()),
                "residual count     %x".formatted(scsw.count()),
                "last path used     %02x".formatted(irb.lastPathUsed()));
    }

    /** The sense data that came with it; none without any. */
    static List<String> sense(Irb irb) {
        final List<String> lines = new ArrayList<>();
        final byte[] sense = irb.sense();
        for (int at = 0; at < sense.length; at += SENSE_BYTES_PER_LINE) {
            final int end = Math.min(at + SENSE_BYTES_PER_LINE, sense.length);
            lines.add(HexFormat.ofDelimiter(" ").formatHex(sense, at, end));
        }
        return lines;
    }

    /** The names of the bits that are on, the leftmost bit first. */
    private static String names(String[] names, int leftmost, int bits) {
        final List<String> on = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if ((bits & leftmost >> i) != 0) {
                on.add(names[i]);
            }
        }
        return on.isEmpty() ? "none" : String.join(", ", on);
    }
}
