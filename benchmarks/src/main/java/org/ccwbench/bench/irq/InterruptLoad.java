package org.ccwbench.bench.irq;

import java.util.function.LongConsumer;
import org.ccwbench.bench.Workload;
import org.ccwbench.bench.vfio.Host;
import org.ccwbench.bench.vfio.PassThrough;

/**
 * Interruptions that come when a plan says, whatever the translating thread is doing: an open loop. They belong to a
 * guest with subchannels of its own on the same host, and go all the way: device, subchannel, interrupt queue, driver,
 * work queue, region, eventfd, guest.
 *
 * <p>All methods are called by the translating thread.
 *
 * <p>Next: {@link LoadSource}, {@link LoadGuest}, {@link DeviceThread}.
 */
public final class InterruptLoad implements AutoCloseable {
    /** Below this part of what should have come, a rate counts as missed. */
    public static final double ACHIEVED = 0.99;

    /** Most that are presented between two programs; what is left comes after the next. */
    private static final int MOST_AT_ONCE = 64;

    /** So far in the future that nothing of the schedule is due. */
    private static final long NOT_YET = Long.MAX_VALUE / 2;

    private final Host host;
    private final int subchannels;
    private final LoadDevice[] devices;
    private final PassThrough passThrough;
    private final LoadSource source;
    private final LoadGuest guest;
    private final DeviceThread thread;

    /** How much of the schedule is over, while it is paused. */
    private long elapsed;

    private long resumed;
    private long offered;
    private long serviceNanos;

    /**
     * A load that has not begun.
     *
     * @param host with room for {@code subchannels} more
     * @param workload of programs that end at once; the first is the one that runs
     * @param subchannels 2 or more
     * @param listener told the intended time of each interruption that the guest has seen, counted from the beginning
     */
    public InterruptLoad(
            Host host, Workload workload, int subchannels, LoadPlan plan, Placement placement, LongConsumer listener) {
        this.host = host;
        this.subchannels = subchannels;
        devices = new LoadDevice[subchannels];
        for (int i = 0; i < subchannels; i++) {
            devices[i] = new LoadDevice();
        }
        passThrough = new PassThrough(host, workload, subchannels, i -> devices[i]);
        final LoadSequence sequence = new LoadSequence(plan, subchannels);
        source = new LoadSource(passThrough, devices, sequence);
        guest = new LoadGuest(passThrough, workload, sequence.again(), subchannels, listener);
        for (int i = 0; i < LoadSequence.running(subchannels); i++) {
            guest.start(i);
        }
        source.beginning(System.nanoTime() + NOT_YET);
        thread = placement == Placement.REMOTE ? DeviceThread.started(source) : null;
    }

    /** The schedule begins, or goes on. @param now as of {@link System#nanoTime} */
    public void resume(long now) {
        resumed = now;
        source.beginning(now - elapsed);
        if (thread != null) {
            thread.resume();
        }
    }

    /** Nothing is presented any more until the schedule goes on; what has been presented is taken. */
    public void pause(long now) {
        if (thread != null) {
            thread.pause();
            host.settle();
            guest.collect();
        }
        offered = source.before(now);
        elapsed += now - resumed;
        source.beginning(now + NOT_YET);
    }

    /** While the schedule is paused: everything that is late comes now, so that what follows does not pay for it. */
    public void catchUp() {
        final long now = System.nanoTime();
        source.beginning(now - elapsed);
        while (source.isDue(now - 1)) {
            source.present();
            host.settle();
            guest.collect();
        }
        source.beginning(now + NOT_YET);
    }

    /**
     * Between two programs: takes what has come, and inline presents it first.
     *
     * @param now as of {@link System#nanoTime}
     * @return the time afterwards; {@code now} when there was nothing
     */
    public long boundary(long now) {
        if (thread != null) {
            return host.isInterrupted() || guest.isSignalled() ? taken() : now;
        }
        return source.isDue(now) ? presented(now) : now;
    }

    private long taken() {
        final long start = System.nanoTime();
        host.settle();
        guest.collect();
        final long end = System.nanoTime();
        serviceNanos += end - start;
        return end;
    }

    /** One by one, as a machine does, so that none coalesces. */
    private long presented(long now) {
        for (int i = 0; i < MOST_AT_ONCE && source.isDue(now); i++) {
            if (!source.present()) {
                throw new IllegalStateException("nothing is pending, and still a subchannel takes no status");
            }
            host.settle();
            guest.collect();
        }
        final long end = System.nanoTime();
        serviceNanos += end - now;
        return end;
    }

    /** The time of the schedule's beginning as if it had never been paused, as of {@link System#nanoTime}. */
    public long beginning() {
        return resumed - elapsed;
    }

    /** Nanoseconds that {@link #boundary} took whenever there was something. */
    public long serviceNanos() {
        return serviceNanos;
    }

    /** How many should have come until the schedule was paused last. */
    public long offered() {
        return offered;
    }

    /** How many have come: the guest has seen them, or what overtook them. */
    public long delivered() {
        return guest.seen() + guest.coalesced();
    }

    /** How many of the delivered ones were overtaken by the next of their subchannel before the guest was told. */
    public long coalesced() {
        return guest.coalesced();
    }

    /** Bytes that the device thread took from the heap; 0 inline. */
    public long allocatedBytes() {
        return thread == null ? 0 : thread.allocatedBytes();
    }

    /**
     * Ends everything.
     *
     * @throws IllegalStateException when the guest was not told of an interruption that a subchannel took
     */
    @Override
    public void close() {
        if (thread != null) {
            thread.close();
        }
        host.settle();
        guest.collect();
        final long lost = source.presented() - delivered();
        for (int i = 0; i < subchannels; i++) {
            if (devices[i].isRunning()) {
                devices[i].report(passThrough.subchannel(i), InterruptKind.FINAL, 0, 0);
            }
        }
        host.settle();
        passThrough.close();
        if (lost != 0) {
            throw new IllegalStateException("the guest was not told of " + lost + " interruptions");
        }
    }
}
