package org.ccwbench.suite.results;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Environment.Part;

/** {@code environment.json}: where what lies beside it was measured, when no {@code run.json} says so. */
public final class EnvironmentFile {
    /** Its name. */
    public static final String NAME = Baseline.ENVIRONMENT;

    private EnvironmentFile() {}

    /**
     * Writes that of this JVM.
     *
     * @throws ResultsException when it cannot be written, or the directory holds what was measured elsewhere
     */
    public static void write(Path folder) {
        write(folder, Environment.current());
    }

    static void write(Path folder, Environment now) {
        final Path file = folder.resolve(NAME);
        if (Files.exists(file)) {
            final List<String> differences = now.differences(read(file), Part.MACHINE, Part.JDK, Part.FIXTURES);
            if (!differences.isEmpty()) {
                throw new ResultsException(folder + ": holds what was measured elsewhere, so give another directory: "
                        + String.join("; ", differences));
            }
        }
        WholeFile.write(
                file,
                new GsonBuilder()
                                .setPrettyPrinting()
                                .disableHtmlEscaping()
                                .create()
                                .toJson(now.toJson())
                        + '\n');
    }

    private static Environment read(Path file) {
        try {
            return Environment.of(JsonParser.parseString(Files.readString(file)));
        } catch (IOException e) {
            throw new ResultsException(file, "cannot be read", e);
        } catch (JsonParseException e) {
            throw new ResultsException(file + ": is damaged: remove it, or give another directory");
        }
    }
}
