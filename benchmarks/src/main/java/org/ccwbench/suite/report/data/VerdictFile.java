package org.ccwbench.suite.report.data;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ccwbench.suite.gate.Report;
import org.ccwbench.suite.gate.Rounds;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.report.data.Verdict.Both;
import org.ccwbench.suite.report.data.Verdict.Ratio;

/** {@code verdict.json}. */
final class VerdictFile {
    static final String NAME = Report.VERDICT;

    private final JsonObject json;

    private VerdictFile(JsonObject json) {
        this.json = json;
    }

    static VerdictFile read(Path file) throws IOException, DamagedFileException {
        final String text = Files.readString(file);
        try {
            return new VerdictFile(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException e) {
            throw new DamagedFileException("is damaged, and no verdict of a gate or a comparison", e);
        }
    }

    /** Where it was measured. */
    Optional<Environment> environment() {
        return isThere(json, "environment") ? Optional.of(Environment.of(json.get("environment"))) : Optional.empty();
    }

    /** Whether the machine was fit. */
    Optional<Doctor> doctor() {
        return Doctor.of(json.get("fitness"));
    }

    Verdict verdict() throws DamagedFileException {
        try {
            final List<Verdict.Layer> layers = new ArrayList<>();
            for (final JsonElement one : json.getAsJsonArray("layers")) {
                layers.add(layer(one.getAsJsonObject()));
            }
            final List<Verdict.Kernel> kernels = new ArrayList<>();
            for (final JsonElement one : json.getAsJsonArray("kernels")) {
                kernels.add(kernel(one.getAsJsonObject()));
            }
            return new Verdict(
                    text(json, "command"),
                    text(json, "baseline"),
                    text(json, "result"),
                    text(json, "clock"),
                    layers,
                    kernels,
                    isThere(json, "rounds")
                            ? new Gson()
                                    .fromJson(json.get("rounds"), Rounds.class)
                                    .toString()
                            : "",
                    rulers());
        } catch (IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NumberFormatException
                | NullPointerException e) {
            throw new DamagedFileException("is not the verdict of a gate or a comparison", e);
        }
    }

    private static Verdict.Layer layer(JsonObject layer) {
        final List<String> lines = new ArrayList<>();
        layer.getAsJsonArray("lines").forEach(line -> lines.add(line.getAsString()));
        return new Verdict.Layer(text(layer, "name"), text(layer, "result"), text(layer, "summary"), lines);
    }

    private static Verdict.Kernel kernel(JsonObject kernel) {
        final Ratio estimate = ratio(kernel.getAsJsonObject("estimate"));
        final OptionalDouble old = number(kernel, "oldNanos");
        return new Verdict.Kernel(
                text(kernel, "kernel"),
                text(kernel, "verdict"),
                estimate,
                kernel.get("margin").getAsDouble(),
                number(kernel, "floor"),
                isThere(kernel, "forksNeeded")
                        ? OptionalInt.of(kernel.get("forksNeeded").getAsInt())
                        : OptionalInt.empty(),
                new Both(old, old.isPresent() ? OptionalDouble.of(old.getAsDouble() * estimate.ratio()) : old),
                new Both(number(kernel, "allocatedOld"), number(kernel, "allocatedNew")),
                new Both(number(kernel, "instructionsOld"), number(kernel, "instructionsNew")));
    }

    private Map<String, Ratio> rulers() {
        final Map<String, Ratio> rulers = new LinkedHashMap<>();
        if (isThere(json, "rulers")) {
            json.getAsJsonObject("rulers")
                    .entrySet()
                    .forEach(ruler ->
                            rulers.put(ruler.getKey(), ratio(ruler.getValue().getAsJsonObject())));
        }
        return rulers;
    }

    private static Ratio ratio(JsonObject estimate) {
        return new Ratio(
                estimate.get("ratio").getAsDouble(),
                estimate.get("low").getAsDouble(),
                estimate.get("high").getAsDouble(),
                estimate.get("forks").getAsInt());
    }

    private static OptionalDouble number(JsonObject object, String name) {
        return isThere(object, name) ? OptionalDouble.of(object.get(name).getAsDouble()) : OptionalDouble.empty();
    }

    private static boolean isThere(JsonObject object, String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
