package org.ccwbench.css;

import org.agrona.DirectBuffer;

/**
 * What a subchannel starts: the device. It is told while the instruction holds the subchannel, must not wait, and
 * answers with {@link Subchannel#end} or {@link Subchannel#present}, at once or later from any thread.
 */
public interface StartFunction {
    /**
     * A start function was accepted; until this returns, {@code orb} has {@link org.ccwbench.arch.Orb#AREA_BYTES} at
     * {@code offset}.
     */
    void start(Subchannel subchannel, DirectBuffer orb, int offset);

    /** A halt function was accepted. */
    void halt(Subchannel subchannel);

    /** A clear function was accepted; what was going on is over. */
    void clear(Subchannel subchannel);

    /** A suspended program goes on. */
    default void resume(Subchannel subchannel) {}

    /**
     * Whether a start is accepted when none of the paths it may use is available, so that the device has to report
     * that, with a deferred condition code; else it ends with condition code 3.
     */
    default boolean defersMissingPaths() {
        return false;
    }

    /** Whether a start that was accepted can be taken back: nothing has been done for it; nothing will be. */
    default boolean cancel(Subchannel subchannel) {
        return false;
    }
}
