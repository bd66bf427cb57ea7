package org.ccwbench.suite.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.ccwbench.bench.irq.HiccupMeter;

/**
 * How the machine is, as far as it tells.
 *
 * @param processors processors that this JVM may use
 * @param load load average of the last minute
 * @param busyPercent processor time in which something ran, while this JVM did hardly anything
 * @param waitedPercent time in which something was ready and had to wait for a processor
 * @param stealPercent processor time that a hypervisor gave to others
 * @param hiccups nanoseconds that a thread woke up late that had nothing to do, once a millisecond
 * @param governor what decides on the frequency
 * @param quota processors that control groups allow
 * @param smt whether processors share cores
 * @param hugePages when transparent huge pages are used
 * @param clocksource what the kernel takes the time from
 * @param clock which clock can be trusted
 */
public record Readings(
        int processors,
        OptionalDouble load,
        OptionalDouble busyPercent,
        OptionalDouble waitedPercent,
        OptionalDouble stealPercent,
        Histogram hiccups,
        Optional<String> governor,
        OptionalDouble quota,
        Optional<Boolean> smt,
        Optional<String> hugePages,
        Optional<String> clocksource,
        ClockCheck clock) {
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    /** Reads this machine for a time, in which this JVM does hardly anything, after a check of its clocks. */
    public static Readings over(Duration time) {
        final ClockCheck clock = ClockCheck.run();
        final LinuxFiles linux = LinuxFiles.ofThisMachine();
        final Histogram hiccups = noHiccups();
        final ProcessorUse before = ProcessorUse.now(linux);
        final HiccupMeter meter = HiccupMeter.started(late -> hiccups.recordValue(Math.min(late, LONGEST_NANOS)));
        pause(time);
        meter.close();
        final ProcessorUse after = ProcessorUse.now(linux);
        return new Readings(
                Runtime.getRuntime().availableProcessors(),
                linux.load(),
                after.busyPercent(before),
                after.waitedPercent(before),
                after.stealPercent(before),
                hiccups,
                linux.governor(),
                linux.quota(),
                linux.isSmt(),
                linux.hugePages(),
                linux.clocksource(),
                clock);
    }

    /** For hiccups of up to an hour. */
    static Histogram noHiccups() {
        return new Histogram(1, LONGEST_NANOS, DIGITS);
    }

    private static void pause(Duration time) {
        final long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
