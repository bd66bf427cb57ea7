package org.ccwbench.vfio;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import org.ccwbench.jfr.Every;
import org.ccwbench.jfr.Rate;

/** An event of a device, and what it led to. */
@Name("ccw.StateChange")
@Label("State Change")
@Description("A device handles an event; the states before and after it may be the same")
@Category({"Channel I/O", "Life Cycle"})
@Enabled(false)
@StackTrace(false)
final class StateChangeEvent extends Event {
    private static final StateChangeEvent PROBE = new StateChangeEvent();

    @Label("Subchannel")
    String subchannel;

    @Label("From")
    @Description("State in which the event found the device")
    String from;

    @Label("Event")
    @Description("The event of the state machine; IO_WORK when the work queue delivered an interruption")
    String event;

    @Label("To")
    @Description("State in which the device was when the event was handled")
    String to;

    /** Whether some recording wants them. */
    static boolean isOn() {
        return PROBE.isEnabled();
    }

    @Name("every")
    @Label("Every")
    @Description("One event of a device in so many is recorded")
    @SettingDefinition
    boolean every(Setting setting) {
        return true; // decided when the event came
    }

    /** The setting {@code every}. JFR makes one before the event's own constants are there. */
    static final class Setting extends Every {
        static final Rate RATE = new Rate();

        Setting() {
            super(RATE);
        }
    }
}
