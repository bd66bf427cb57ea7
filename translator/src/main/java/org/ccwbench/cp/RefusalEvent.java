package org.ccwbench.cp;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A program, or a call out of turn, is refused. */
@Name("ccw.Refusal")
@Label("Refusal")
@Description("A channel program, or a call that comes out of turn, is refused")
@Category({"Channel I/O", "Translation"})
@Enabled(false)
@StackTrace(false)
final class RefusalEvent extends Event {
    private static final RefusalEvent PROBE = new RefusalEvent();

    @Label("Reason")
    String reason;

    @Label("Result")
    @Description("The negative errno")
    int result;

    @Label("Guest Address")
    @Description("Guest address on account of which it was refused")
    @MemoryAddress
    long gpa;

    /** Whether some recording wants them. */
    static boolean isOn() {
        return PROBE.isEnabled();
    }
}
