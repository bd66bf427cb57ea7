package org.ccwbench.kernel;

import java.util.concurrent.locks.Lock;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/**
 * Work done in the order in which it was queued, one at a time. Whoever calls {@link #doWork} does it: a test step by
 * step, or in production the thread of an {@link org.agrona.concurrent.AgentRunner}. Whoever has to wait for work
 * ({@link #flush}, {@link #cancel}) does what is left of it himself.
 *
 * <p>Source: Linux workqueue, of the single-threaded kind.
 */
public final class WorkQueue implements Agent {
    private final String name;
    private final Lock worker;
    private final ManyToOneConcurrentArrayQueue<Work> queue;

    /**
     * A queue.
     *
     * @param works how many pieces of work it must hold at once: all there are
     */
    public WorkQueue(String name, int works, Lock worker) {
        this.name = name;
        this.worker = worker;
        this.queue = new ManyToOneConcurrentArrayQueue<>(works);
    }

    /**
     * Queues work, from any thread; does not wait.
     *
     * @return false when it is queued already
     */
    public boolean queue(Work work) {
        if (!work.claim()) {
            return false;
        }
        if (!queue.offer(work)) {
            throw new IllegalStateException(name + " holds only " + queue.capacity() + " pieces of work");
        }
        return true;
    }

    /** Waits until everything that is queued is done. */
    public void flush() {
        worker.lock();
        try {
            while (runNext()) {
                // the next one
            }
        } finally {
            worker.unlock();
        }
    }

    /** Takes work off the queue; when it has begun, waits for its end. */
    public void cancel(Work work) {
        worker.lock();
        try {
            for (int left = queue.size(); left > 0; left--) {
                final Work next = take();
                if (next == work) {
                    work.withdraw();
                } else {
                    queue.offer(next);
                }
            }
        } finally {
            worker.unlock();
        }
    }

    /** The next one of those that are counted; one that is just being queued will be there in a moment. */
    private Work take() {
        Work next = queue.poll();
        while (next == null) {
            Thread.onSpinWait();
            next = queue.poll();
        }
        return next;
    }

    /**
     * Does the next piece of work.
     *
     * @return 1, or 0 when there is none
     */
    @Override
    public int doWork() {
        if (queue.isEmpty()) {
            return 0;
        }
        worker.lock();
        try {
            return runNext() ? 1 : 0;
        } finally {
            worker.unlock();
        }
    }

    private boolean runNext() {
        final Work next = queue.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }

    @Override
    public String roleName() {
        return name;
    }
}
