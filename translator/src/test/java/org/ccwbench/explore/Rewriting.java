package org.ccwbench.explore;

import java.util.List;

/** What code is rewritten, and how. Classes go by their internal names. */
public interface Rewriting {
    /** Whether the steps of a class are explored. */
    boolean rewrites(String owner);

    /** What a call is; empty when it is no step. */
    List<Access> calls(String owner, String method, String descriptor);

    /** What is a step of its own after a method of a rewritten class; empty for nothing. */
    List<Access> atReturn(String owner, String method);

    /** Whether the objects of a class have a lifetime. */
    boolean hasLifetime(String owner);

    /** Whether a method of such a class must not be called when that is over. */
    boolean uses(String owner, String method);

    /** Whether a method ends the lifetime of its object. */
    boolean releases(String owner, String method);

    /**
     * A call that is a step.
     *
     * @param argument the one it is on, counted from 0 with the object in front; {@link #COMMON} for what all such
     *     calls have in common
     * @param effect what it does to that
     */
    record Access(int argument, Effect effect) {
        /** Not an argument but one thing for all. */
        public static final int COMMON = -1;

        int what() {
            return effect.on(Steps.WHOLE);
        }
    }
}
