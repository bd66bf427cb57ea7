package org.ccwbench.suite.machine;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;
import org.ccwbench.bench.irq.HiccupMeter;

/** Writes a line of {@link Noise} every second, so that readers of a result see when the machine misbehaved. */
public final class NoiseLog implements AutoCloseable {
    /** What the file is called in a directory of results. */
    public static final String FILE = "noise.jsonl";

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_A_MICRO = 1e3;

    private final Path file;
    private final LinuxFiles linux = LinuxFiles.ofThisMachine();
    private final LongAccumulator worst = new LongAccumulator(Math::max, 0);
    private final HiccupMeter hiccups = HiccupMeter.started(worst::accumulate);
    private final Thread thread = new Thread(this::run, "noise");
    private ProcessorUse use = ProcessorUse.now(linux);
    private volatile boolean closed;
    private volatile String failure;

    private NoiseLog(Path file) {
        this.file = file;
        thread.setDaemon(true);
    }

    /** One that adds to a file, which is made when there is none, from a thread of its own. */
    public static NoiseLog started(Path file) {
        final NoiseLog log = new NoiseLog(file);
        log.thread.start();
        return log;
    }

    private void run() {
        endHalfLine();
        long next = System.nanoTime() + INTERVAL_NANOS;
        while (!closed && failure == null) {
            final long left = next - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            } else {
                write(noise());
                next = System.nanoTime() + INTERVAL_NANOS;
            }
        }
    }

    /** What a killed process has left gets a line to itself. */
    private void endHalfLine() {
        try {
            if (Files.exists(file) && !isEmptyOrEnded(Files.readAllBytes(file))) {
                append("\n");
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private static boolean isEmptyOrEnded(byte[] bytes) {
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n';
    }

    private Noise noise() {
        final ProcessorUse before = use;
        use = ProcessorUse.now(linux);
        return new Noise(
                System.currentTimeMillis(),
                boxed(linux.load()),
                boxed(use.stealPercent(before)),
                boxed(use.waitedPercent(before)),
                worst.getThenReset() / NANOS_A_MICRO);
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private void write(Noise noise) {
        try {
            append(noise.toJson() + '\n');
        } catch (IOException e) {
            fail(e);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A failure must not end what is being measured: it is kept, and nothing is written any more. */
    private void fail(IOException why) {
        failure = file + ": cannot be written: " + why.getMessage();
    }

    /** Why nothing is written any more, if that is so. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Nothing is written any more from the return on. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        hiccups.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The lines of a file. A line that is none, as a killed process leaves it, is left out; so is a missing file.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public static List<Noise> read(Path file) throws IOException {
        final List<Noise> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        final Gson gson = new Gson();
        for (final String line : Files.readAllLines(file)) {
            try {
                Optional.ofNullable(gson.fromJson(line, Noise.class)).ifPresent(lines::add);
            } catch (JsonParseException cut) {
                continue;
            }
        }
        return lines;
    }
}
