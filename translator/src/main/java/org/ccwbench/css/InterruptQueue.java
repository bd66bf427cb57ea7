package org.ccwbench.css;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * I/O interruptions on their way from the threads of devices to the one that takes them. Each subchannel has at most
 * one under way, so that none is lost. There is room for as many again, because what is handed over leaves the ring
 * only with the others of its read, and its subchannel may interrupt again before.
 */
public final class InterruptQueue {
    private static final int TYPE = 1;
    private static final int INTPARM_OFFSET = 4;
    private static final int INTENDED_OFFSET = 8;

    /** The last 8 are unused, so that records end where the ring does. */
    private static final int BYTES = 24;

    private static final int RECORD_BYTES = RecordDescriptor.HEADER_LENGTH + BYTES;

    /** A message may take an eighth of the ring. */
    private static final int FEWEST = 8;

    private final int subchannels;
    private final ManyToOneRingBuffer ring;
    private final MessageHandler handler = this::onMessage;
    private Taker taker;

    /** Takes an interruption. */
    @FunctionalInterface
    interface Taker {
        /** The interruption code: subsystem-identification word and interruption parameter; and the intended time. */
        void interruption(int subchannel, int intparm, long intendedNanos);
    }

    /**
     * A queue.
     *
     * @param subchannels how many use it at most, 1 to 65536
     */
    public InterruptQueue(int subchannels) {
        this.subchannels = subchannels;
        final int records = 2 * Math.max(FEWEST, BitUtil.findNextPositivePowerOfTwo(subchannels));
        final int bytes = records * RECORD_BYTES + RingBufferDescriptor.TRAILER_LENGTH;
        ring = new ManyToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, BitUtil.CACHE_LINE_LENGTH)));
    }

    void add(int subchannel, int intparm, long intendedNanos) {
        final int index = ring.tryClaim(TYPE, BYTES);
        if (index < 0) {
            throw new IllegalStateException("more subchannels than the interrupt queue was made for");
        }
        ring.buffer().putInt(index, subchannel);
        ring.buffer().putInt(index + INTPARM_OFFSET, intparm);
        ring.buffer().putLong(index + INTENDED_OFFSET, intendedNanos);
        ring.commit(index);
    }

    /**
     * Hands over the interruptions that are under way; one thread at a time.
     *
     * @return how many
     */
    int take(Taker to) {
        taker = to;
        final int taken = ring.read(handler, subchannels);
        return taken + ring.read(handler, subchannels - taken); // the first read may have ended where the ring does
    }

    private void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
        taker.interruption(
                buffer.getInt(index), buffer.getInt(index + INTPARM_OFFSET), buffer.getLong(index + INTENDED_OFFSET));
    }

    /** Whether none is under way. */
    public boolean isEmpty() {
        return ring.size() == 0;
    }
}
