package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.fixtures.corpus.ScenarioStep;
import org.ccwbench.memory.Errno;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.VfioCcwDevice;

/** Writers that write the same I/O region at the same time, while a thread of its own does the driver's work. */
final class Race {
    private static final long ATTEMPTS_AT_MOST = 1_000_000;

    private final RecordedMachine machine;
    private final UnsafeBuffer region;

    /** A race of writers that all write this region. */
    Race(RecordedMachine machine, UnsafeBuffer region) {
        this.machine = machine;
        this.region = region;
    }

    /** What came of one writer's attempts; {@code failed} is neither a start nor -EBUSY nor -EAGAIN. */
    record Tally(long started, long failed) {}

    /** Lets each writer write as often as it did in the recording. */
    List<Tally> run(List<ScenarioStep.Writer> writers) {
        final VfioCcwDevice device = machine.vfio();
        final AtomicBoolean over = new AtomicBoolean();
        final ExecutorService threads = Executors.newFixedThreadPool(writers.size() + 1);
        try {
            final Future<?> worker = threads.submit(() -> work(over));
            final List<Future<Tally>> futures = new ArrayList<>();
            for (final ScenarioStep.Writer writer : writers) {
                futures.add(threads.submit(() -> write(device, attempts(writer))));
            }
            final List<Tally> tallies = new ArrayList<>();
            for (final Future<Tally> future : futures) {
                tallies.add(result(future));
            }
            over.set(true);
            result(worker);
            return tallies;
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    private static long attempts(ScenarioStep.Writer writer) {
        final long attempts = writer.started() + writer.busy() + writer.again() + writer.failed();
        return Math.min(attempts, ATTEMPTS_AT_MOST);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (final ExecutionException thrown) {
            throw new IllegalStateException(thrown.getCause());
        }
    }

    private void work(AtomicBoolean over) {
        while (!over.get()) {
            if (machine.driver.work().doWork() == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private Tally write(VfioCcwDevice device, long attempts) {
        long started = 0;
        long failed = 0;
        for (long i = 0; i < attempts; i++) {
            final int result = device.write(0, region, 0, Regions.IO_BYTES);
            if (result == Regions.IO_BYTES) {
                started++;
            } else if (result != Errno.EBUSY && result != Errno.EAGAIN) {
                failed++;
            }
        }
        return new Tally(started, failed);
    }
}
