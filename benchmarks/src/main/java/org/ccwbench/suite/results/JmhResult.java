package org.ccwbench.suite.results;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.util.ListStatistics;

/**
 * The result of a benchmark with one value of each parameter, in JMH's own JSON: a list of one object. JMH writes it
 * when all JVMs have ended; here results of JVMs are put together, so that each is kept as soon as it is there.
 */
public final class JmhResult {
    private static final String PRIMARY = "primaryMetric";
    private static final String SECONDARY = "secondaryMetrics";
    private static final String RAW = "rawData";
    private static final String UNIT = "scoreUnit";

    /** The unit of counters, which JMH adds up where it takes the mean of others. */
    private static final String EVENTS = "#";

    private static final double CONFIDENCE = 0.999;

    private final JsonObject json;

    private JmhResult(JsonObject json) {
        this.json = json;
    }

    /** What JMH has measured. */
    public static JmhResult of(RunResult result) {
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(text, true, StandardCharsets.UTF_8))
                .writeOut(List.of(result));
        return parse(text.toString(StandardCharsets.UTF_8));
    }

    /**
     * Reads what JMH or {@link #toJson} has written.
     *
     * @throws JsonParseException when it is no list of one result
     */
    public static JmhResult parse(String text) {
        try {
            final JsonArray list = JsonParser.parseString(text).getAsJsonArray();
            if (list.size() != 1) {
                throw new JsonParseException("expected one result, found " + list.size());
            }
            final JmhResult result = new JmhResult(list.get(0).getAsJsonObject());
            result.check();
            return result;
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonParseException("not a result of JMH", e);
        }
    }

    private void check() {
        final boolean complete = !benchmark().isEmpty()
                && !mode().isEmpty()
                && params() != null
                && !unit().isEmpty()
                && forks() > 0
                && scores().stream().noneMatch(List::isEmpty)
                && counters().values().stream().allMatch(counter -> counter.size() == forks());
        if (!complete) {
            throw new JsonParseException("not a result of JMH");
        }
    }

    /** The benchmark's name, of class and method. */
    public String benchmark() {
        return json.get("benchmark").getAsString();
    }

    /** JMH's mode, such as avgt. */
    public String mode() {
        return json.get("mode").getAsString();
    }

    /** The unit of the scores, such as ns/op. */
    public String unit() {
        return json.getAsJsonObject(PRIMARY).get(UNIT).getAsString();
    }

    /** The version of the JVMs. */
    public String jdk() {
        return json.get("vmVersion").getAsString();
    }

    /** The value of each parameter. */
    public Map<String, String> params() {
        final Map<String, String> params = new TreeMap<>();
        if (json.has("params")) {
            json.getAsJsonObject("params")
                    .entrySet()
                    .forEach(
                            param -> params.put(param.getKey(), param.getValue().getAsString()));
        }
        return params;
    }

    /** JVMs that it comes from. */
    public int forks() {
        return raw(json.getAsJsonObject(PRIMARY)).size();
    }

    /** The score of each iteration of each JVM. */
    public List<List<Double>> scores() {
        return values(json.getAsJsonObject(PRIMARY));
    }

    /** What each counter stood at in each iteration of each JVM. */
    public Map<String, List<List<Double>>> counters() {
        final Map<String, List<List<Double>>> counters = new LinkedHashMap<>();
        if (json.has(SECONDARY)) {
            json.getAsJsonObject(SECONDARY)
                    .entrySet()
                    .forEach(counter -> counters.put(
                            counter.getKey(), values(counter.getValue().getAsJsonObject())));
        }
        return counters;
    }

    private static JsonArray raw(JsonObject metric) {
        return metric.getAsJsonArray(RAW);
    }

    private static List<List<Double>> values(JsonObject metric) {
        final List<List<Double>> forks = new ArrayList<>();
        for (final JsonElement fork : raw(metric)) {
            final List<Double> iterations = new ArrayList<>();
            fork.getAsJsonArray().forEach(value -> iterations.add(Double.valueOf(value.getAsString())));
            forks.add(iterations);
        }
        return forks;
    }

    /**
     * The same as if JMH had measured both in one run.
     *
     * @param later further JVMs
     * @throws IllegalArgumentException when it is of another benchmark or other parameters
     */
    public JmhResult with(JmhResult later) {
        if (!benchmark().equals(later.benchmark()) || !params().equals(later.params())) {
            throw new IllegalArgumentException(
                    benchmark() + ' ' + params() + " and " + later.benchmark() + ' ' + later.params());
        }
        final JsonObject merged = json.deepCopy();
        merged.addProperty("forks", forks() + later.forks());
        merge(merged.getAsJsonObject(PRIMARY), later.json.getAsJsonObject(PRIMARY));
        if (merged.has(SECONDARY)) {
            final JsonObject others = later.json.getAsJsonObject(SECONDARY);
            merged.getAsJsonObject(SECONDARY)
                    .entrySet()
                    .forEach(metric ->
                            merge(metric.getValue().getAsJsonObject(), others.getAsJsonObject(metric.getKey())));
        }
        return new JmhResult(merged);
    }

    private static void merge(JsonObject metric, JsonObject later) {
        raw(metric).addAll(raw(later).deepCopy());
        final ListStatistics all = new ListStatistics(values(metric).stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray());
        final boolean summed = metric.get(UNIT).getAsString().equals(EVENTS);
        final double score = summed ? all.getSum() : all.getMean();
        metric.add("score", number(score));
        metric.add("scoreError", number(summed ? Double.NaN : all.getMeanErrorAt(CONFIDENCE)));
        final double[] interval = summed ? new double[] {score, score} : all.getConfidenceIntervalAt(CONFIDENCE);
        final JsonArray confidence = new JsonArray();
        confidence.add(number(interval[0]));
        confidence.add(number(interval[1]));
        metric.add("scoreConfidence", confidence);
        final JsonObject percentiles = metric.getAsJsonObject("scorePercentiles");
        for (final String percentile : List.copyOf(percentiles.keySet())) {
            percentiles.add(percentile, number(all.getPercentile(Double.parseDouble(percentile))));
        }
    }

    /** As JMH does, which writes what is no number as a text. */
    private static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(String.valueOf(value));
    }

    /** For {@link #parse}, and for whatever reads results of JMH. */
    public String toJson() {
        return toJson(List.of(this));
    }

    /** Any number of results in one list, as JMH writes them. */
    static String toJson(Collection<JmhResult> results) {
        final JsonArray list = new JsonArray();
        results.forEach(result -> list.add(result.json));
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(list);
    }
}
