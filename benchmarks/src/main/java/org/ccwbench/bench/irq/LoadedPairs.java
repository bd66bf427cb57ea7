package org.ccwbench.bench.irq;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.irq.LoadCounters.Slice;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;

/**
 * The same requests in turn without and with interruptions, in slices of one JVM. Between any two requests the
 * translating thread asks for what is due, in both kinds of slice, so that what the clock takes is in both.
 */
final class LoadedPairs implements AutoCloseable {
    /** Subchannels that interrupt, when nothing else is said. */
    static final int LOAD_SUBCHANNELS = 64;

    private static final long SHORTEST_SLICE_NANOS = 200_000;
    private static final int INTERRUPTIONS_A_SLICE = 4;
    private static final int REQUEST_NANOS = 250;
    private static final int PAGE_NANOS = 5;
    private static final long SLICES = 4;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Workload workload;
    private final Workload interrupting;
    private final PassThrough passThrough;
    private final InterruptLoad load;
    private final boolean readsClock;
    private final int subchannels;
    private final int programs;
    private final int requestsASlice;
    private final Slice first = new Slice();
    private final Slice second = new Slice();
    private int next;
    private int results;

    /**
     * Requests and a load.
     *
     * @param workload of the requests; closed with this
     * @param subchannels of the requests, a power of 2
     */
    LoadedPairs(Workload workload, int subchannels, int loadSubchannels, LoadPlan plan, Placement placement) {
        this.workload = workload;
        this.subchannels = subchannels;
        this.programs = workload.programs();
        final Host host = new Host(subchannels + loadSubchannels);
        passThrough = PassThrough.checked(host, workload, subchannels);
        interrupting = new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
        load = new InterruptLoad(host, interrupting, loadSubchannels, plan, placement, intended -> {});
        readsClock = placement == Placement.INLINE;
        requestsASlice = (int) (sliceNanos(plan.rate())
                        / (REQUEST_NANOS + workload.shape().pages() * PAGE_NANOS))
                + 1;
    }

    private static long sliceNanos(Rate rate) {
        return rate.perSecond() == 0
                ? SHORTEST_SLICE_NANOS
                : Math.max(
                        SHORTEST_SLICE_NANOS, INTERRUPTIONS_A_SLICE * TimeUnit.SECONDS.toNanos(1) / rate.perSecond());
    }

    /** Runs four slices, the loaded ones in the middle. */
    int run(LoadCounters counters) {
        final long allocated = threads.getCurrentThreadAllocatedBytes() + load.allocatedBytes();
        final long offered = load.offered();
        final long delivered = load.delivered();
        final long before = slice();
        loaded(first);
        loaded(second);
        final long after = slice();
        counters.unloaded(Math.min(before, after), requestsASlice);
        counters.loaded(first.requestNanos() < second.requestNanos() ? first : second, requestsASlice);
        counters.scheduleNanos += first.nanos + second.nanos;
        counters.offered += load.offered() - offered;
        counters.delivered += load.delivered() - delivered;
        counters.requests += SLICES * requestsASlice;
        counters.allocatedBytes += threads.getCurrentThreadAllocatedBytes() + load.allocatedBytes() - allocated;
        return results;
    }

    /** What is late comes now, so that the next slices do not pay for the ones before. */
    void catchUp() {
        load.catchUp();
    }

    private void loaded(Slice into) {
        final long service = load.serviceNanos();
        final long delivered = load.delivered();
        load.resume(System.nanoTime());
        into.nanos = slice();
        into.serviceNanos = load.serviceNanos() - service;
        into.interruptions = load.delivered() - delivered;
        load.pause(System.nanoTime());
    }

    private long slice() {
        final long start = System.nanoTime();
        for (int i = 0; i < requestsASlice; i++) {
            load.boundary(readsClock ? System.nanoTime() : start);
            results += passThrough.cycle(next & subchannels - 1, next & programs - 1);
            next++;
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        load.close();
        passThrough.close();
        interrupting.close();
        workload.close();
    }
}
