package org.ccwbench.suite.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Results that are made up, and some that were measured in a moment, in this JVM. */
public final class SampleResults {
    private SampleResults() {}

    /** A result of one JVM. */
    public static JmhResult of(Entry entry, double... scores) {
        final JsonObject result = new JsonObject();
        result.addProperty("benchmark", entry.benchmark());
        result.addProperty("mode", "avgt");
        result.addProperty("forks", 1);
        result.addProperty("vmVersion", "17+1");
        final JsonObject params = new JsonObject();
        entry.params().forEach(params::addProperty);
        result.add("params", params);
        final JsonArray fork = new JsonArray();
        for (final double score : scores) {
            fork.add(score);
        }
        final JsonArray raw = new JsonArray();
        raw.add(fork);
        final JsonObject metric = new JsonObject();
        metric.addProperty("scoreUnit", "ns/op");
        metric.add("scorePercentiles", new JsonObject());
        metric.add("rawData", raw);
        result.add("primaryMetric", metric);
        final JsonArray list = new JsonArray();
        list.add(result);
        return JmhResult.parse(list.toString());
    }

    /** An entry with a parameter. */
    public static Entry entry(String name, String shape, int forks) {
        return new Entry(
                name + "-shape=" + shape,
                "org.ccwbench.bench." + name,
                Map.of("shape", shape),
                "avgt",
                0,
                forks,
                1,
                1,
                1,
                1,
                forks * 2.0);
    }

    /** A run on an environment. */
    public static RunRecord record(Environment environment, String started, Entry... plan) {
        return new RunRecord(
                RunRecord.FORMAT,
                "ccwbench test",
                List.of("run"),
                "standard",
                1,
                null,
                "1/1",
                started,
                List.of(JdkHome.current()),
                environment,
                JsonParser.parseString("{\"fit\": true}"),
                List.of(plan));
    }

    /** A machine that is made up. */
    public static Environment environment(String processor) {
        return new Environment(
                Map.of("processor", processor),
                Map.of("version", "17+1"),
                Map.of("sha256", "a".repeat(64)),
                Map.of("sha256", "b".repeat(64)));
    }

    /** Makes the directory of a run with a result for each entry. */
    public static RunFolder folder(Path path, RunRecord record) {
        final RunFolder folder = RunFolder.create(path, record);
        record.plan().forEach(entry -> folder.add(entry, of(entry, 1, 2, 3)));
        return folder;
    }

    /** What JMH measures in a moment. */
    static RunResult measured(String benchmark) throws RunnerException {
        return new Runner(
                        new OptionsBuilder()
                                .include(benchmark)
                                .param("shape", "direct1")
                                .param("data", "hot")
                                .param("table", "flat")
                                .forks(0)
                                .warmupIterations(0)
                                .measurementIterations(3)
                                .measurementTime(TimeValue.milliseconds(2))
                                .build(),
                        OutputFormatFactory.createFormatInstance(
                                new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT))
                .runSingle();
    }
}
