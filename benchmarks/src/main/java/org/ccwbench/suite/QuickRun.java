package org.ccwbench.suite;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ccwbench.suite.QuickSeries.Measurement;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one row of the quick table. */
@FunctionalInterface
interface QuickRun {

    /** Measures. */
    RunResult measure(Measurement measurement, QuickPlan plan) throws RunnerException;

    /**
     * Measures in JVMs that JMH starts. What they print is only seen when they fail: it ends up in the exception's
     * suppressed one.
     */
    static RunResult inForks(Measurement measurement, QuickPlan plan) throws RunnerException {
        final TimeValue iteration = TimeValue.milliseconds(QuickPlan.ITERATION_MILLIS);
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\b" + measurement.series().benchmark().getSimpleName() + "\\b")
                .param("shape", measurement.shape().toString())
                .param("data", measurement.data())
                .forks(plan.forks())
                .warmupIterations(plan.warmUps())
                .warmupTime(iteration)
                .measurementIterations(plan.iterations())
                .measurementTime(iteration)
                .shouldFailOnError(true);
        measurement.series().others().forEach(options::param);
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final OutputFormat format = OutputFormatFactory.createFormatInstance(
                new PrintStream(printed, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
        try {
            return new Runner(options.build(), format).runSingle();
        } catch (RunnerException e) {
            e.addSuppressed(new IllegalStateException(printed.toString(StandardCharsets.UTF_8)));
            throw e;
        }
    }
}
