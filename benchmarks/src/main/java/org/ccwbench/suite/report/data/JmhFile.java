package org.ccwbench.suite.report.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccwbench.suite.results.JmhResult;

/** Any number of results in one file, as JMH writes them. */
final class JmhFile {
    private JmhFile() {}

    /** The results; none when the file holds other JSON than an array of benchmarks. */
    static List<JmhResult> read(Path file) throws IOException, DamagedFileException {
        try {
            final JsonElement json = JsonParser.parseString(Files.readString(file));
            final List<JmhResult> results = new ArrayList<>();
            if (isOfBenchmarks(json)) {
                for (final JsonElement one : json.getAsJsonArray()) {
                    results.add(JmhResult.parse("[" + one + "]"));
                }
            }
            return results;
        } catch (JsonParseException e) {
            throw new DamagedFileException("is damaged, and not what JMH writes", e);
        }
    }

    private static boolean isOfBenchmarks(JsonElement json) {
        return json.isJsonArray()
                && !json.getAsJsonArray().isEmpty()
                && json.getAsJsonArray().get(0).isJsonObject()
                && json.getAsJsonArray().get(0).getAsJsonObject().has("benchmark");
    }
}
