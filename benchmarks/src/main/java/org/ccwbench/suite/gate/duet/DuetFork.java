package org.ccwbench.suite.gate.duet;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.ccwbench.suite.gate.stats.Order;

/** What a JVM does that was started for a {@link ForkTask}: rulers first, then the kernel. */
final class DuetFork {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int ROUNDS = 16;
    private static final long RULER_SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final long RULER_WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int RULER_ROUNDS = 10;

    private final ForkTask task;
    private final Map<String, Slices> slices = new LinkedHashMap<>();
    private IntUnaryOperator oldKernel;
    private IntUnaryOperator newKernel;

    private DuetFork(ForkTask task) {
        this.task = task;
    }

    /** Reads the task from one file and writes the {@link ForkResult} to another. */
    public static void main(String[] files) throws IOException {
        final Gson gson = new Gson();
        final ForkTask task = gson.fromJson(Files.readString(Path.of(files[0])), ForkTask.class);
        Files.writeString(Path.of(files[1]), gson.toJson(new DuetFork(task).run()));
    }

    private ForkResult run() {
        for (final String ruler : Rulers.names()) {
            time(ruler);
        }
        final ForkResult failed = open();
        if (failed != null) {
            return failed;
        }
        final SliceTimer timer = new SliceTimer(oldKernel, newKernel, task, task.extraPercent());
        slices.put(task.kernel(), timer.time(WARM_UP_NANOS, ROUNDS, SLICE_NANOS));
        return new ForkResult(task.first(), task.clock(), slices, null, null);
    }

    /** Loads the same twice, as if it were two versions. */
    private void time(String ruler) {
        final IntUnaryOperator one = Version.open(Version.current().load(), Rulers.class.getName(), ruler);
        final IntUnaryOperator other = Version.open(Version.current().load(), Rulers.class.getName(), ruler);
        final boolean oldFirst = task.first() == Order.OLD_FIRST;
        final SliceTimer timer = new SliceTimer(oldFirst ? one : other, oldFirst ? other : one, task, 0);
        slices.put(ruler, timer.time(RULER_WARM_UP_NANOS, RULER_ROUNDS, RULER_SLICE_NANOS));
    }

    /** Opens the kernel of both versions in the order of the task. @return what to say when one fails, or null */
    private ForkResult open() {
        final boolean oldFirst = task.first() == Order.OLD_FIRST;
        for (final boolean old : new boolean[] {oldFirst, !oldFirst}) {
            try {
                final Version version = old ? task.oldVersion() : task.newVersion();
                final IntUnaryOperator opened = Version.open(version.load(), task.kernel());
                oldKernel = old ? opened : oldKernel;
                newKernel = old ? newKernel : opened;
            } catch (KernelException e) {
                return new ForkResult(task.first(), task.clock(), Map.of(), e.getMessage(), old ? Side.OLD : Side.NEW);
            }
        }
        return null;
    }
}
