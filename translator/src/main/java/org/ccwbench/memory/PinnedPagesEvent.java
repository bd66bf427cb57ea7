package org.ccwbench.memory;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** How many pages are pinned, now and then. */
@Name("ccw.PinnedPages")
@Label("Pinned Pages")
@Description("Pages that all channel programs together hold, at a moment")
@Category({"Channel I/O", "Storage"})
@Enabled(false)
@StackTrace(false)
@Period("1 s")
final class PinnedPagesEvent extends Event {
    @Label("Programs")
    @Description("Channel programs that hold pages")
    int programs;

    @Label("Pages")
    @Description("Pages pinned, a page once for each of its pins")
    long pages;
}
