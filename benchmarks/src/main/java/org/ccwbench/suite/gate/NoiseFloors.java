package org.ccwbench.suite.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.results.WholeFile;

/**
 * How large a difference between a version and itself can look, for each kernel, on this machine with this JDK. Kept in
 * a file beside the baseline; what another machine or JDK has left there does not count.
 */
public final class NoiseFloors {
    /** The file's name. */
    public static final String FILE = "noise-floor.json";

    private static final String ENVIRONMENT = "environment";
    private static final String KERNELS = "kernels";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final Environment environment;
    private final Map<String, Floor> floors = new TreeMap<>();
    private String refusal = "";

    private NoiseFloors(Path file, Environment environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * How large.
     *
     * @param log as a logarithm
     * @param forks that said so
     */
    record Floor(double log, int forks) {}

    /** Those that are kept in a directory; none when there is no such file, or not of this machine and JDK. */
    public static NoiseFloors in(Path folder, Environment environment) {
        final NoiseFloors floors = new NoiseFloors(folder.resolve(FILE), environment);
        floors.load();
        return floors;
    }

    /** Those of a machine on which equals never look different; nothing is kept. */
    public static NoiseFloors none(List<String> kernels) {
        final NoiseFloors floors = new NoiseFloors(null, null);
        kernels.forEach(kernel -> floors.floors.put(kernel, new Floor(0, 0)));
        return floors;
    }

    private void load() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            final JsonObject json =
                    JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            final Environment then = Environment.of(json.get(ENVIRONMENT));
            refusal = String.join(", ", environment.differences(then, Part.MACHINE, Part.JDK));
            if (refusal.isEmpty()) {
                json.getAsJsonObject(KERNELS)
                        .entrySet()
                        .forEach(kernel -> floors.put(kernel.getKey(), GSON.fromJson(kernel.getValue(), Floor.class)));
            }
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException unusable) {
            floors.clear();
            refusal = "a damaged file";
        }
    }

    /** Why those that are kept do not count, if that is so; they are measured again where they are needed. */
    public Optional<String> refusal() {
        return refusal.isEmpty()
                ? Optional.empty()
                : Optional.of("the noise floors in " + file + " do not count, as they come from " + refusal);
    }

    /** The floor of a kernel, as a logarithm; empty when it is not known. */
    OptionalDouble get(String kernel) {
        final Floor floor = floors.get(kernel);
        return floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor.log());
    }

    /** Keeps a floor. */
    void put(String kernel, double log, int forks) {
        floors.put(kernel, new Floor(log, forks));
        if (file == null) {
            return;
        }
        final JsonObject json = new JsonObject();
        json.add(ENVIRONMENT, environment.toJson());
        json.add(KERNELS, GSON.toJsonTree(floors));
        WholeFile.write(file, GSON.toJson(json) + '\n');
    }
}
