package org.ccwbench.bench.irq;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What loaded and unloaded slices did, added up. Of two slices of the same kind only the one with the faster requests
 * counts, because the slower one may have been disturbed; rates are those of all loaded slices.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class LoadCounters {
    /** Nanoseconds of the slices without interruptions. */
    public long unloadedNanos;

    /** Requests in them. */
    public long unloadedOps;

    /** Nanoseconds of the slices with interruptions. */
    public long loadedNanos;

    /** Requests in them. */
    public long loadedOps;

    /** Nanoseconds of these that went to interruptions, and to what the guest started after them. */
    public long serviceNanos;

    /** Interruptions in these. */
    public long serviceOps;

    /** Nanoseconds of all loaded slices. */
    public long scheduleNanos;

    /** Interruptions that should have come in them. */
    public long offered;

    /** Interruptions that came. */
    public long delivered;

    /** Bytes that all slices took from the heap, a device thread's included. */
    public long allocatedBytes;

    /** Requests of all slices. */
    public long requests;

    void unloaded(long nanos, long requestsDone) {
        unloadedNanos += nanos;
        unloadedOps += requestsDone;
    }

    void loaded(Slice slice, long requestsDone) {
        loadedNanos += slice.nanos;
        loadedOps += requestsDone;
        serviceNanos += slice.serviceNanos;
        serviceOps += slice.interruptions;
    }

    /** What happened in a slice; made once and used again. */
    static final class Slice {
        long nanos;
        long serviceNanos;
        long interruptions;

        long requestNanos() {
            return nanos - serviceNanos;
        }
    }
}
