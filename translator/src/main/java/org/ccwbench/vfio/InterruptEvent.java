package org.ccwbench.vfio;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.ccwbench.jfr.Every;
import org.ccwbench.jfr.Rate;

/** An interruption, from the driver to the user. */
@Name("ccw.Interrupt")
@Label("Interrupt")
@Description("An interruption is delivered: from the moment the driver takes it until the user is told")
@Category({"Channel I/O", "Life Cycle"})
@Enabled(false)
@StackTrace(false)
final class InterruptEvent extends Event {
    private static final InterruptEvent PROBE = new InterruptEvent();

    @Label("Subchannel")
    String subchannel;

    @Label("Kind")
    @Description("final, intermediate or unsolicited")
    String kind;

    @Label("Intended")
    @Description("System.nanoTime() at which the device meant to interrupt; 0 when it did not say")
    @Timespan(Timespan.NANOSECONDS)
    long intended;

    @Label("Delivered")
    @Description("System.nanoTime() at which the user was told")
    @Timespan(Timespan.NANOSECONDS)
    long delivered;

    @Label("Latency")
    @Description("From the intended time until the user was told; 0 when the device did not say")
    @Timespan(Timespan.NANOSECONDS)
    long latency;

    @Label("Overwritten")
    @Description("Interruptions of the device since the last delivery that this one took the place of")
    int overwritten;

    /** Whether some recording wants them. */
    static boolean isOn() {
        return PROBE.isEnabled();
    }

    @Name("every")
    @Label("Every")
    @Description("One delivery of a device in so many is recorded")
    @SettingDefinition
    boolean every(Setting setting) {
        return true; // decided when the interruption came
    }

    /** The setting {@code every}. JFR makes one before the event's own constants are there. */
    static final class Setting extends Every {
        static final Rate RATE = new Rate();

        Setting() {
            super(RATE);
        }
    }
}
