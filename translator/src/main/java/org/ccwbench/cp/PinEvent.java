package org.ccwbench.cp;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import org.ccwbench.jfr.Every;
import org.ccwbench.jfr.Rate;

/** The pages of one program, for as long as it holds them. */
@Name("ccw.Pin")
@Label("Pin")
@Description("A channel program holds pages: from the end of its translation until it is freed")
@Category({"Channel I/O", "Translation"})
@Enabled(false)
@StackTrace(false)
final class PinEvent extends Event {
    private static final PinEvent PROBE = new PinEvent();

    @Label("Pages")
    @Description("Pages pinned, a page once for each of its pins")
    int pages;

    @Label("Lowest Page")
    @Description("Guest address of the lowest page")
    @MemoryAddress
    long lowest;

    @Label("Highest Page")
    @Description("Guest address of the highest page")
    @MemoryAddress
    long highest;

    /** Whether some recording wants them. */
    static boolean isOn() {
        return PROBE.isEnabled();
    }

    @Name("every")
    @Label("Every")
    @Description("One program in so many is recorded")
    @SettingDefinition
    boolean every(Setting setting) {
        return true; // decided when the pages were pinned
    }

    /** The setting {@code every}. JFR makes one before the event's own constants are there. */
    static final class Setting extends Every {
        static final Rate RATE = new Rate();

        Setting() {
            super(RATE);
        }
    }
}
