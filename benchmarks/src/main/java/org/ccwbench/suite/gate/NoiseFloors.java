package org.ccwbench.suite.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Environment.Part;
import org.ccwbench.suite.results.ResultsException;
import org.ccwbench.suite.results.WholeFile;

/**
 * How large a difference between a version and itself can look, for each kernel, on this machine with this JDK. Kept in
 * a file beside a saved baseline; what another machine or JDK has left there does not count.
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
    private final boolean keeps;
    private final Map<String, Floor> floors = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    private NoiseFloors(Path file, Environment environment, boolean keeps) {
        this.file = file;
        this.environment = environment;
        this.keeps = keeps;
    }

    /**
     * How large.
     *
     * @param log as a logarithm
     * @param forks that said so
     */
    record Floor(double log, int forks) {}

    /**
     * Those that are kept in a directory; none when there is no such file, or not of this machine and JDK.
     *
     * @param fit whether the machine is; what is found out on another one counts now and is not kept
     */
    public static NoiseFloors in(Path folder, Environment environment, boolean fit) {
        final NoiseFloors floors = new NoiseFloors(folder.resolve(FILE), environment, fit);
        floors.load();
        return floors;
    }

    /** None that are known, and none will be kept. */
    public static NoiseFloors unknown() {
        return new NoiseFloors(null, null, false);
    }

    /** Those of a machine on which equals never look different; nothing is kept. */
    public static NoiseFloors none(List<String> kernels) {
        final NoiseFloors floors = unknown();
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
            final List<String> differences = environment.differences(then, Part.MACHINE, Part.JDK);
            if (!differences.isEmpty()) {
                complain("do not count, as they come from " + String.join(", ", differences));
            } else {
                json.getAsJsonObject(KERNELS)
                        .entrySet()
                        .forEach(kernel -> floors.put(kernel.getKey(), GSON.fromJson(kernel.getValue(), Floor.class)));
            }
        } catch (IOException | JsonParseException | IllegalStateException | NullPointerException unusable) {
            floors.clear();
            complain("do not count, as they come from a damaged file");
        }
    }

    private void complain(String what) {
        complaints.add("the noise floors in " + file + ' ' + what);
    }

    /** Why those that are kept do not count and are found out again, or why new ones could not be kept. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The floor of a kernel, as a logarithm; empty when it is not known. */
    OptionalDouble get(String kernel) {
        final Floor floor = floors.get(kernel);
        return floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor.log());
    }

    /** A floor was found out. */
    void put(String kernel, double log, int forks) {
        floors.put(kernel, new Floor(log, forks));
        if (keeps) {
            keep();
        }
    }

    private void keep() {
        final JsonObject json = new JsonObject();
        json.add(ENVIRONMENT, environment.toJson());
        json.add(KERNELS, GSON.toJsonTree(floors));
        try {
            WholeFile.write(file, GSON.toJson(json) + '\n');
        } catch (ResultsException e) {
            complaints.add("noise floors are not kept: " + e.getMessage());
        }
    }
}
