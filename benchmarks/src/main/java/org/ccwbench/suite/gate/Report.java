package org.ccwbench.suite.gate;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.Outcome;
import org.ccwbench.suite.gate.stats.Verdict;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.results.WholeFile;

/**
 * What a comparison came to, as the files {@code verdict.json} and {@code summary.md}.
 *
 * @param command what was called, such as {@code gate main}
 * @param clock what the times were taken with, and why
 * @param layers in order
 * @param rows empty when nothing was timed
 * @param rulers by name; empty when nothing was timed
 * @param rounds how much of what was timed counts
 */
public record Report(
        String command,
        String baseline,
        Environment environment,
        Fitness fitness,
        String clock,
        List<Layer> layers,
        List<KernelRow> rows,
        Map<String, Estimate> rulers,
        Rounds rounds) {
    /** Changes when readers must. */
    static final int FORMAT = 1;

    /** The file for machines. */
    public static final String VERDICT = "verdict.json";

    private static final String SUMMARY = "summary.md";

    /** What all layers together come to: the first that is bad, then one that decides nothing, else all is well. */
    public Result result() {
        return layers.stream()
                .filter(Layer::isBad)
                .map(Layer::result)
                .findFirst()
                .orElseGet(() -> layers.stream().anyMatch(Report::isOpen) ? Result.NOT_DECIDED : Result.PASSED);
    }

    private static boolean isOpen(Layer layer) {
        return layer.result() == Result.NOT_DECIDED || layer.result() == Result.INFORMATION;
    }

    /** Writes both files, each whole or not at all. */
    public void write(Path folder) {
        WholeFile.write(
                folder.resolve(VERDICT),
                new GsonBuilder()
                                .setPrettyPrinting()
                                .serializeNulls()
                                .disableHtmlEscaping()
                                .create()
                                .toJson(toJson())
                        + '\n');
        WholeFile.write(folder.resolve(SUMMARY), String.join("\n", toMarkdown()) + '\n');
    }

    /** As in {@code verdict.json}; ratios are new to old, margins and floors parts of 1. */
    JsonObject toJson() {
        final JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("command", command);
        json.addProperty("baseline", baseline);
        json.addProperty("result", result().name().toLowerCase(Locale.ROOT));
        json.add("environment", environment.toJson());
        json.add("fitness", fitness.toJson());
        json.addProperty("clock", clock);
        final JsonArray allLayers = new JsonArray();
        layers.forEach(layer -> allLayers.add(json(layer)));
        json.add("layers", allLayers);
        final JsonArray kernels = new JsonArray();
        rows.forEach(row -> kernels.add(json(row)));
        json.add("kernels", kernels);
        final JsonObject measured = new JsonObject();
        rulers.forEach((ruler, estimate) -> measured.add(ruler, json(estimate)));
        json.add("rulers", measured);
        final JsonObject counted = new JsonObject();
        counted.addProperty("counted", rounds.counted());
        final JsonObject dropped = new JsonObject();
        rounds.dropped().forEach(dropped::addProperty);
        counted.add("dropped", dropped);
        json.add("rounds", counted);
        return json;
    }

    private static JsonObject json(Layer layer) {
        final JsonObject json = new JsonObject();
        json.addProperty("name", layer.name());
        json.addProperty("result", layer.result().name().toLowerCase(Locale.ROOT));
        json.addProperty("summary", layer.summary());
        final JsonArray lines = new JsonArray();
        layer.lines().forEach(lines::add);
        json.add("lines", lines);
        return json;
    }

    private static JsonObject json(Estimate estimate) {
        final JsonObject json = new JsonObject();
        json.addProperty("ratio", Math.exp(estimate.log()));
        json.addProperty("low", Math.exp(estimate.low()));
        json.addProperty("high", Math.exp(estimate.high()));
        json.addProperty("forks", estimate.forks());
        return json;
    }

    private static JsonObject json(KernelRow row) {
        final Outcome outcome = row.outcome();
        final JsonObject json = new JsonObject();
        json.addProperty("kernel", outcome.kernel());
        json.addProperty("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
        json.add("estimate", json(outcome.estimate()));
        json.addProperty("margin", Math.exp(outcome.margin()) - 1);
        json.addProperty(
                "floor", outcome.floor().isPresent() ? Math.exp(outcome.floor().getAsDouble()) - 1 : null);
        json.add("confirmed", outcome.confirmed() == null ? null : json(outcome.confirmed()));
        json.addProperty(
                "forksNeeded", outcome.verdict() == Verdict.NOT_DECIDED ? (Number) outcome.forksNeeded() : null);
        json.addProperty("oldNanos", row.oldNanos());
        json.addProperty(
                "allocatedOld",
                row.allocations() == null ? null : row.allocations().before());
        json.addProperty(
                "allocatedNew",
                row.allocations() == null ? null : row.allocations().now());
        json.addProperty(
                "instructionsOld",
                row.instructions() == null ? null : row.instructions().before());
        json.addProperty(
                "instructionsNew",
                row.instructions() == null ? null : row.instructions().now());
        return json;
    }

    /** For a pull request. */
    List<String> toMarkdown() {
        final List<String> lines = new ArrayList<>();
        lines.add("### ccwbench: " + result() + ", compared with `" + baseline + '`');
        lines.add("");
        lines.add("| layer | result | |");
        lines.add("| --- | --- | --- |");
        layers.forEach(layer ->
                lines.add("| " + layer.name() + " | " + layer.result() + " | " + escaped(layer.summary()) + " |"));
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("| kernel | ns old | ratio new/old (95 % interval) | instr/op | bytes | verdict |");
            lines.add("| --- | ---: | --- | ---: | ---: | --- |");
            rows.forEach(row -> lines.add(markdown(row)));
        }
        for (final Layer layer : layers) {
            for (final String line : layer.lines()) {
                lines.add("");
                lines.add("- " + layer.name() + ": " + escaped(line));
            }
        }
        lines.add("");
        lines.add("Machine " + fitness.summary() + "; timed with " + clock + "; " + rounds + '.');
        return lines;
    }

    private static String markdown(KernelRow row) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %s | %s | %s | %s |",
                row.outcome().kernel(),
                row.oldNanos(),
                row.outcome().estimate(),
                row.instructionText(),
                row.allocationText(),
                TimeLayer.explain(row.outcome()));
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
