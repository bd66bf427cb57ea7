package org.ccwbench.suite;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.ccwbench.bench.jfr.ForkRecording;
import org.ccwbench.bench.jfr.ForkSampling;
import org.ccwbench.bench.jfr.WorkerAllocation;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What a benchmark is run under; each in JVMs of its own, because profilers disturb one another. */
enum ProfileRun {
    /** JFR. */
    JFR {
        @Override
        void addTo(ChainedOptionsBuilder options, int every, Path folder) {
            options.addProfiler(ForkRecording.class, ForkRecording.words(every, folder));
        }
    },

    /** async-profiler. */
    ASYNC {
        @Override
        void addTo(ChainedOptionsBuilder options, int every, Path folder) {
            options.addProfiler(ForkSampling.class, folder.toString());
        }
    },

    /**
     * Nothing but the count of bytes; JFR beside it would allocate. It has a plan of its own, because a short one
     * counts what is only allocated in the beginning. The median leaves the last iteration out, which also tears down.
     */
    ALLOCATION {
        @Override
        void addTo(ChainedOptionsBuilder options, int every, Path folder) {
            options.addProfiler(WorkerAllocation.class)
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(500));
        }
    };

    /** Whether a recording, whose name begins so, is of such a run. */
    boolean isOf(String name) {
        return name.endsWith("-" + name().toLowerCase(Locale.ROOT));
    }

    abstract void addTo(ChainedOptionsBuilder options, int every, Path folder);

    /** Runs all benchmarks that the options name. */
    Collection<RunResult> run(ChainedOptionsBuilder options, int every, Path folder, OutputFormat format)
            throws RunnerException {
        addTo(options, every, folder);
        return new Runner(options.build(), format).run();
    }

    @Override
    public String toString() {
        return switch (this) {
            case JFR -> "JFR";
            case ASYNC -> "async-profiler";
            case ALLOCATION -> "allocation";
        };
    }
}
