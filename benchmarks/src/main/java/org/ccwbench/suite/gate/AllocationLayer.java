package org.ccwbench.suite.gate;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.duet.AllocationProbe;
import org.ccwbench.suite.gate.duet.AllocationProbe.Taken;
import org.ccwbench.suite.gate.duet.Child;
import org.ccwbench.suite.gate.duet.KernelException;
import org.ccwbench.suite.gate.duet.Version;

/** Counts what kernels take from the heap, in a JVM that does nothing else. */
public final class AllocationLayer {
    /** The layer's name. */
    public static final String NAME = "allocations";

    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Gson GSON = new Gson();

    private AllocationLayer() {}

    /**
     * Bytes that each kernel of a version takes from the heap in 100,000 operations; the fewest of five tries.
     *
     * @throws KernelException when a kernel answers wrongly
     * @throws IOException when the JVM does not do what it should
     */
    public static Map<String, Long> measure(Version version, List<String> kernels) throws IOException {
        final Path answer = Files.createTempFile("ccwbench-allocations", ".json");
        final Path output = Files.createTempFile("ccwbench-allocations", ".txt");
        try {
            final List<String> command = new ArrayList<>(Child.command(
                    List.of("-Xbatch"), AllocationProbe.class.getName(), version.classPath(), answer.toString()));
            command.addAll(kernels);
            Child.run(command, output, MOST);
            final Taken taken = GSON.fromJson(Files.readString(answer), Taken.class);
            if (taken.failure() != null) {
                throw new KernelException(taken.failure());
            }
            return taken.bytes();
        } catch (JsonParseException e) {
            throw new IOException("the JVM that counts allocations wrote no result", e);
        } finally {
            Files.deleteIfExists(answer);
            Files.deleteIfExists(output);
        }
    }

    /** Nothing may be taken from the heap. */
    public static Layer judge(Map<String, Long> bytes) {
        final List<String> lines = new ArrayList<>();
        bytes.forEach((kernel, taken) -> {
            if (taken > 0) {
                lines.add(kernel + ": " + taken + " bytes in " + AllocationProbe.OPERATIONS + " operations");
            }
        });
        return lines.isEmpty()
                ? Layer.of(NAME, Result.PASSED, "0 bytes in " + bytes.size() + " kernels")
                : new Layer(
                        NAME,
                        Result.SLOWER,
                        lines.size() + " of " + bytes.size() + " kernels take memory from the heap",
                        lines);
    }
}
