package org.ccwbench.bench.irq;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;

/**
 * Requests that arrive at times fixed beforehand, whether or not the one before is done, and interruptions that do the
 * same, in one translating thread. Times are taken from when a request was intended to come, so that what waits behind
 * a slow one counts as slow too, and nothing needs to be corrected afterwards.
 *
 * <p>All methods are called by the same thread.
 */
public final class OpenLoop implements AutoCloseable {
    private static final int INTERRUPTING = LoadedPairs.LOAD_SUBCHANNELS;
    private static final int BETWEEN_LOOKS = 0xff;

    private final Workload workload;
    private final Workload interrupting = new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
    private final PassThrough passThrough;
    private final InterruptLoad load;
    private final LoadPlan plan;
    private LongConsumer interruptTimes = nanos -> {};
    private long beginning;
    private int results;

    /** A pool of programs of a shape, each of which has been answered rightly. */
    public OpenLoop(Shape shape, LoadPlan plan, Placement placement) {
        this.plan = plan;
        workload = new Workload(shape, Workload.POOL, TableKind.FLAT);
        final Host host = new Host(1 + INTERRUPTING);
        passThrough = PassThrough.checked(host, workload, 1);
        load = new InterruptLoad(host, interrupting, INTERRUPTING, plan, placement, this::interruption);
    }

    private void interruption(long intended) {
        interruptTimes.accept(System.nanoTime() - beginning - intended);
    }

    /** Who is told of the nanoseconds that something took. */
    public interface Times {
        /** A request, from when it was intended to come. */
        void response(long nanos);

        /** A request, from when it began. */
        void service(long nanos);

        /** An interruption, from when it was intended to come until the guest has read its status. */
        void interruption(long nanos);
    }

    /**
     * What was asked for and what was done.
     *
     * @param nanos how long it took
     * @param requests that should have come in that time
     * @param answered of them
     * @param interruptions that should have come
     * @param delivered of them
     * @param coalesced of the delivered ones: the guest saw only what came after
     * @param serviceNanos that interruptions took
     */
    public record Totals(
            long nanos,
            long requests,
            long answered,
            long interruptions,
            long delivered,
            long coalesced,
            long serviceNanos) {
        private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

        /** Whether fewer requests were answered than the rate asks for. */
        public boolean missedRequests() {
            return answered < InterruptLoad.ACHIEVED * requests;
        }

        /** Whether fewer interruptions came than the rate asks for. */
        public boolean missedInterruptions() {
            return delivered < InterruptLoad.ACHIEVED * interruptions;
        }

        /** So many per second. */
        public double perSecond(long count) {
            return count * NANOS_A_SECOND / nanos;
        }
    }

    /**
     * One request after the other, as fast as they go, while interruptions arrive.
     *
     * @return requests per second
     */
    public double saturate(long nanos) {
        final long start = begin(times -> {});
        long now = start;
        long done = 0;
        while (now - start < nanos) {
            now = load.boundary(now);
            results += passThrough.cycle(0, (int) done & Workload.POOL - 1);
            done++;
            now = System.nanoTime();
        }
        load.pause(now);
        return done / ((now - start) / Totals.NANOS_A_SECOND);
    }

    /**
     * Requests at a rate, for a time.
     *
     * @param stopped asked now and then; ends it early
     */
    public Totals run(Rate rate, long nanos, Times times, BooleanSupplier stopped) {
        final Schedule schedule = new Schedule(rate, plan.arrivals(), plan.seed() + 1);
        final long offered = load.offered();
        final long delivered = load.delivered();
        final long coalesced = load.coalesced();
        final long service = load.serviceNanos();
        final long start = begin(times::interruption);
        long now = start;
        long answered = 0;
        int looks = 0;
        while (now - start < nanos && ((++looks & BETWEEN_LOOKS) != 0 || !stopped.getAsBoolean())) {
            now = load.boundary(now);
            final long intended = schedule.intended(answered);
            if (now - start < intended) {
                Thread.onSpinWait();
                now = System.nanoTime();
                continue;
            }
            results += passThrough.cycle(0, (int) answered & Workload.POOL - 1);
            final long end = System.nanoTime();
            times.response(end - start - intended);
            times.service(end - now);
            answered++;
            now = end;
        }
        load.pause(now);
        return new Totals(
                now - start,
                schedule.before(now - start),
                answered,
                load.offered() - offered,
                load.delivered() - delivered,
                load.coalesced() - coalesced,
                load.serviceNanos() - service);
    }

    private long begin(LongConsumer forInterruptions) {
        interruptTimes = nanos -> {};
        load.catchUp();
        interruptTimes = forInterruptions;
        final long start = System.nanoTime();
        load.resume(start);
        beginning = load.beginning();
        return start;
    }

    @Override
    public void close() {
        load.close();
        passThrough.close();
        interrupting.close();
        workload.close();
    }
}
