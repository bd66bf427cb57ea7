package org.ccwbench.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** How full the host arenas are, now and then. */
@Name("ccw.Arena")
@Label("Arena")
@Description("Host storage of all channel programs together, at a moment")
@Category({"Channel I/O", "Storage"})
@Enabled(false)
@StackTrace(false)
@Period("1 s")
final class ArenaEvent extends Event {
    @Label("Arenas")
    @Description("Arenas, one for each channel program")
    int arenas;

    @Label("Taken")
    @Description("Host storage that programs have at the moment")
    @DataAmount
    long taken;

    @Label("Fullest")
    @Description("Host storage that the largest of them has")
    @DataAmount
    long fullest;

    @Label("Capacity")
    @Description("Host storage set aside for all of them")
    @DataAmount
    long capacity;
}
