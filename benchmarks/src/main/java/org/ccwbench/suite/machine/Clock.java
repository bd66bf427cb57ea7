package org.ccwbench.suite.machine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** A clock that a thread's work can be timed with. */
public enum Clock {
    /** The processor time of the current thread: what others do meanwhile does not count. */
    THREAD_CPU("thread CPU time") {
        @Override
        public long nanos() {
            return THREADS.getCurrentThreadCpuTime();
        }
    },

    /** The time that passes. */
    WALL("wall clock") {
        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;

    Clock(String name) {
        this.name = name;
    }

    /** Nanoseconds from an arbitrary beginning; only differences of one thread mean something. */
    public abstract long nanos();

    /** The name in a sentence. */
    @Override
    public String toString() {
        return name;
    }
}
