package org.ccwbench.suite.machine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.ccwbench.suite.machine.LinuxFiles.Ticks;

/**
 * What the processors have done since the machine was started, at one moment. Two moments say what went on between
 * them, and nothing of what was before: an average that the kernel keeps would still speak of a run that is over.
 *
 * @param nanos the moment, in time of {@link System#nanoTime}
 * @param ticks processor time
 * @param waitedMicros time in which something was ready and had to wait for a processor
 */
record ProcessorUse(long nanos, Optional<Ticks> ticks, OptionalLong waitedMicros) {
    private static final double PERCENT = 100;
    private static final double NANOS_A_MICRO = 1e3;

    /** Until now. */
    static ProcessorUse now(LinuxFiles linux) {
        return new ProcessorUse(System.nanoTime(), linux.ticks(), linux.waitedMicros());
    }

    /** Percentage of all processor time since then in which something ran. */
    OptionalDouble busyPercent(ProcessorUse then) {
        return ofAll(then, Ticks::busy);
    }

    /** Percentage of all processor time since then that a hypervisor gave to others. */
    OptionalDouble stealPercent(ProcessorUse then) {
        return ofAll(then, Ticks::stolen);
    }

    private OptionalDouble ofAll(ProcessorUse then, ToLongFunction<Ticks> part) {
        if (ticks.isEmpty() || then.ticks.isEmpty()) {
            return OptionalDouble.empty();
        }
        final long passed = ticks.get().all() - then.ticks.get().all();
        final long of = part.applyAsLong(ticks.get()) - part.applyAsLong(then.ticks.get());
        return OptionalDouble.of(passed <= 0 ? 0 : PERCENT * of / passed);
    }

    /** Percentage of the time since then in which something was ready and had to wait for a processor. */
    OptionalDouble waitedPercent(ProcessorUse then) {
        if (waitedMicros.isEmpty() || then.waitedMicros.isEmpty()) {
            return OptionalDouble.empty();
        }
        final double waitedNanos = NANOS_A_MICRO * (waitedMicros.getAsLong() - then.waitedMicros.getAsLong());
        return OptionalDouble.of(nanos <= then.nanos ? 0 : PERCENT * waitedNanos / (nanos - then.nanos));
    }
}
