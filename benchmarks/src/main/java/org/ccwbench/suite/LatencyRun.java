package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.irq.HiccupMeter;
import org.ccwbench.bench.irq.LoadPlan;
import org.ccwbench.bench.irq.OpenLoop;
import org.ccwbench.bench.irq.OpenLoop.Totals;
import org.ccwbench.bench.irq.Placement;
import org.ccwbench.bench.irq.Rate;

/** Has requests measured in a thread that does nothing else, and keeps what it measures. */
final class LatencyRun implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 1_000;

    private final ExecutorService translator = Executors.newSingleThreadExecutor(task -> {
        final Thread thread = new Thread(task, "translator");
        thread.setDaemon(true);
        return thread;
    });
    private final Path folder;
    private final BooleanSupplier stopped;
    private final OpenLoop loop;

    /** @param folder for the files; null for none */
    LatencyRun(Shape shape, LoadPlan plan, Placement placement, Path folder, BooleanSupplier stopped) {
        this.folder = folder;
        this.stopped = stopped;
        loop = await(translator.submit(() -> new OpenLoop(shape, plan, placement)), () -> {});
    }

    /** Requests per second when each follows the one before at once. */
    double saturate(Duration time) {
        return await(translator.submit(() -> loop.saturate(time.toNanos())), () -> {});
    }

    /**
     * Measures at a rate.
     *
     * @param name what files are named after
     * @param eachSecond run while it goes on
     */
    Latency measure(String name, Rate rate, Duration time, Runnable eachSecond) {
        final Function<String, TimesLog> log = what -> new TimesLog(folder, name + "-" + what);
        try (TimesLog response = log.apply("response");
                TimesLog service = log.apply("service");
                TimesLog interruption = log.apply("interruption");
                TimesLog hiccup = log.apply("hiccup")) {
            final List<TimesLog> logs = List.of(response, service, interruption, hiccup);
            final HiccupMeter meter = HiccupMeter.started(hiccup::record);
            final Totals totals;
            try {
                final OpenLoop.Times times = times(response, service, interruption);
                totals = await(translator.submit(() -> loop.run(rate, time.toNanos(), times, stopped)), () -> {
                    logs.forEach(TimesLog::endInterval);
                    eachSecond.run();
                });
            } finally {
                meter.close();
            }
            logs.forEach(TimesLog::endInterval);
            return new Latency(rate, totals, response.all(), service.all(), interruption.all(), hiccup.all());
        }
    }

    private static OpenLoop.Times times(TimesLog response, TimesLog service, TimesLog interruption) {
        return new OpenLoop.Times() {
            @Override
            public void response(long nanos) {
                response.record(nanos);
            }

            @Override
            public void service(long nanos) {
                service.record(nanos);
            }

            @Override
            public void interruption(long nanos) {
                interruption.record(nanos);
            }
        };
    }

    private static <T> T await(Future<T> future, Runnable eachSecond) {
        try {
            while (true) {
                try {
                    return future.get(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    eachSecond.run();
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("the translating thread failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    @Override
    public void close() {
        try {
            await(translator.submit(loop::close, true), () -> {});
        } finally {
            translator.shutdown();
        }
    }
}
