package org.ccwbench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How every benchmark is run: nanoseconds an operation, in three JVMs with the {@link JvmFlags}, a heap that never
 * grows and a collector without threads of its own. Arguments given with {@code -jvmArgsAppend} replace these; use
 * {@code -jvmArgsPrepend}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {
            JvmFlags.IGNORE_UNKNOWN,
            JvmFlags.EXPORT_MISC,
            JvmFlags.EXPORT_REF,
            JvmFlags.EXPORT_CHANNELS,
            JvmFlags.OPEN_CHANNELS,
            JvmFlags.OPEN_REFLECTION,
            JvmFlags.NATIVE_ACCESS,
            JvmFlags.UNSAFE_MEMORY,
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC"
        })
public abstract class ForkedBenchmark {
    /** For benchmarks to inherit. */
    protected ForkedBenchmark() {}
}
