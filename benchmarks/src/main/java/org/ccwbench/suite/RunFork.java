package org.ccwbench.suite;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.results.JmhResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures an entry of a plan in one JVM. */
@FunctionalInterface
interface RunFork {

    /** Measures. */
    JmhResult measure(Entry entry, JdkHome jdk) throws RunnerException;

    /**
     * Measures in a JVM that JMH starts. What it prints is only seen when it fails: it ends up in the exception's
     * suppressed one.
     */
    static JmhResult inJvm(Entry entry, JdkHome jdk) throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include('^' + Pattern.quote(entry.benchmark()) + '$')
                .jvm(jdk.java())
                .forks(1)
                .warmupIterations(entry.warmUps())
                .warmupTime(TimeValue.milliseconds(entry.warmUpMillis()))
                .measurementIterations(entry.iterations())
                .measurementTime(TimeValue.milliseconds(entry.iterationMillis()))
                .shouldFailOnError(true);
        entry.params().forEach(options::param);
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            return JmhResult.of(new Runner(
                            options.build(),
                            OutputFormatFactory.createFormatInstance(
                                    new PrintStream(printed, true, StandardCharsets.UTF_8), VerboseMode.NORMAL))
                    .runSingle());
        } catch (RunnerException e) {
            e.addSuppressed(new IllegalStateException(printed.toString(StandardCharsets.UTF_8)));
            throw e;
        }
    }
}
