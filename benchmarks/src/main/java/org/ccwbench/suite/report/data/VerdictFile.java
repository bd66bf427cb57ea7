package org.ccwbench.suite.report.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ccwbench.suite.gate.GateException;
import org.ccwbench.suite.gate.RawForks;
import org.ccwbench.suite.gate.RawForks.Purpose;
import org.ccwbench.suite.machine.Environment;

/** {@code verdict.json}, and the forks in {@code duet} beside it. */
final class VerdictFile {
    static final String NAME = "verdict.json";
    static final String FORKS = "duet";

    private final JsonObject json;
    private final RawForks forks;

    private VerdictFile(JsonObject json, RawForks forks) {
        this.json = json;
        this.forks = forks;
    }

    static Verdict read(Path file) throws IOException, DamagedFileException {
        try {
            final Path folder = file.resolveSibling(FORKS);
            final RawForks forks = Files.isDirectory(folder) ? RawForks.read(folder) : RawForks.into(null);
            return new VerdictFile(object(file), forks).verdict();
        } catch (GateException e) {
            throw new DamagedFileException(e.getMessage(), e);
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NumberFormatException
                | NullPointerException e) {
            throw new DamagedFileException("is not the verdict of a gate or a comparison", e);
        }
    }

    /** Where it was measured. */
    static Optional<Environment> environment(Path file) throws IOException {
        final JsonElement environment = object(file).get("environment");
        return environment == null || environment.isJsonNull()
                ? Optional.empty()
                : Optional.of(Environment.of(environment));
    }

    private static JsonObject object(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private Verdict verdict() {
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
                kernels);
    }

    private static Verdict.Layer layer(JsonObject layer) {
        final List<String> lines = new ArrayList<>();
        layer.getAsJsonArray("lines").forEach(line -> lines.add(line.getAsString()));
        return new Verdict.Layer(text(layer, "name"), text(layer, "result"), text(layer, "summary"), lines);
    }

    private Verdict.Kernel kernel(JsonObject kernel) {
        final JsonObject estimate = kernel.getAsJsonObject("estimate");
        final String name = text(kernel, "kernel");
        return new Verdict.Kernel(
                name,
                text(kernel, "verdict"),
                estimate.get("ratio").getAsDouble(),
                estimate.get("low").getAsDouble(),
                estimate.get("high").getAsDouble(),
                estimate.get("forks").getAsInt(),
                kernel.get("margin").getAsDouble(),
                isThere(kernel, "floor")
                        ? OptionalDouble.of(kernel.get("floor").getAsDouble())
                        : OptionalDouble.empty(),
                isThere(kernel, "forksNeeded")
                        ? OptionalInt.of(kernel.get("forksNeeded").getAsInt())
                        : OptionalInt.empty(),
                RawForks.ratios(forks.of(name), Purpose.COMPARE, name).stream()
                        .map(fork -> Math.exp(fork.log()))
                        .toList());
    }

    private static boolean isThere(JsonObject object, String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
