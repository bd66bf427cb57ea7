package org.ccwbench.cp;

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

/** The translation of one program. */
@Name("ccw.Translate")
@Label("Translate")
@Description("A channel program is taken over and translated: from the ORB to the last host CCW, or to its refusal")
@Category({"Channel I/O", "Translation"})
@Enabled(false)
@StackTrace(false)
final class TranslateEvent extends Event {
    private static final TranslateEvent PROBE = new TranslateEvent();

    @Label("Segments")
    @Description("Runs of CCWs copied from the guest")
    int segments;

    @Label("CCWs")
    @Description("CCWs copied from the guest")
    int ccws;

    @Label("IDAWs")
    @Description("Words written to host IDALs")
    int idaws;

    @Label("Pages")
    @Description("Pages pinned, a page once for each of its pins")
    int pages;

    @Label("Result")
    @Description("0, or the negative errno of the refusal")
    int result;

    @Label("Reason")
    @Description("Why it was refused, or NONE")
    String reason;

    /** Whether some recording wants them; constant, and so free, until there is a recording. */
    static boolean isOn() {
        return PROBE.isEnabled();
    }

    @Name("every")
    @Label("Every")
    @Description("One program in so many is recorded")
    @SettingDefinition
    boolean every(Setting setting) {
        return true; // decided when the program was taken over, so that the others cost no time stamp
    }

    /** The setting {@code every}. JFR makes one before the event's own constants are there. */
    static final class Setting extends Every {
        static final Rate RATE = new Rate();

        Setting() {
            super(RATE);
        }
    }
}
