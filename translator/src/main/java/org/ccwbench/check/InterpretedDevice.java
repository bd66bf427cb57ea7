package org.ccwbench.check;

import java.util.Objects;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.ConditionCode;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.fixtures.channel.Channel;
import org.ccwbench.fixtures.channel.Device;
import org.ccwbench.fixtures.channel.Orb;
import org.ccwbench.fixtures.channel.Storage;

/**
 * The device of one subchannel, with the interpreter as its channel. An instruction only begins what it is for; the
 * program then goes on as whoever plays the device calls {@link #step}, and each status that comes up is presented.
 *
 * <p>All of it is guarded by the subchannel, whose instructions hold it while they call, so that a clear can come
 * between any two commands and what it ended presents nothing afterwards.
 */
final class InterpretedDevice implements StartFunction {
    private final Device device;
    private final Supplier<Storage> storage;
    private final UnsafeBuffer schib = new UnsafeBuffer(new byte[Schib.BYTES]);

    private Channel channel;

    /** Whether the status of the channel is in the subchannel, to be taken there. */
    private boolean isPresented;

    /**
     * A device that nothing was started on.
     *
     * @param storage what a program that is now started runs on
     */
    InterpretedDevice(Device device, Supplier<Storage> storage) {
        this.device = Objects.requireNonNull(device);
        this.storage = Objects.requireNonNull(storage);
    }

    @Override
    public void start(Subchannel subchannel, DirectBuffer orb, int offset) {
        final byte[] words = new byte[Orb.BYTES];
        orb.getBytes(offset, words);
        renew(subchannel);
        channel.ssch(Orb.of(words));
    }

    @Override
    public void halt(Subchannel subchannel) {
        update(subchannel);
        channel.hsch();
    }

    @Override
    public void clear(Subchannel subchannel) {
        update(subchannel);
        channel.csch();
    }

    @Override
    public void resume(Subchannel subchannel) {
        update(subchannel);
        channel.rsch();
    }

    @Override
    public boolean cancel(Subchannel subchannel) {
        update(subchannel);
        return channel.xsch() == ConditionCode.CC0;
    }

    /**
     * Does the next thing that is to be done on a subchannel: a clear, a halt, or a command. A status that the
     * subchannel could not take before is presented again.
     *
     * @return whether there was something to be done
     */
    boolean step(Subchannel subchannel) {
        synchronized (subchannel) {
            update(subchannel);
            final boolean isStepped = channel.step();
            if (channel.isStatusPending() && (isStepped || !isPresented)) {
                isPresented = subchannel.present(new UnsafeBuffer(channel.irb().bytes()), 0);
            } else if (isStepped) {
                subchannel.activity(channel.scsw().activityControl());
            }
            return isStepped;
        }
    }

    /** Status that was taken from the subchannel is no longer the channel's either. */
    private void update(Subchannel subchannel) {
        if (channel == null) {
            renew(subchannel);
        } else if (isPresented && !isStatusPending(subchannel)) {
            channel.tsch();
            isPresented = false;
        }
    }

    private boolean isStatusPending(Subchannel subchannel) {
        subchannel.stsch(schib, 0);
        return (Scsw.stctl(schib, Schib.SCSW_OFFSET) & Scsw.STATUS_PENDING) != 0;
    }

    /** A channel that sees the paths and modes of the subchannel as they are now. */
    private void renew(Subchannel subchannel) {
        subchannel.stsch(schib, 0);
        channel = new Channel(storage.get(), device, schib.byteArray());
        isPresented = false;
    }
}
