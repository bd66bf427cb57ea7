package org.ccwbench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is done later. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkQueueTest {
    private final List<String> done = new ArrayList<>();
    private final ReentrantLock worker = new ReentrantLock();
    private final WorkQueue queue = new WorkQueue("test", 4, worker);
    private final Work a = new Work(() -> done.add("a"));
    private final Work b = new Work(() -> done.add("b"));
    private final Work c = new Work(() -> done.add("c"));
    private final Work d = new Work(() -> done.add("d"));

    @Test
    void shouldDoWorkInOrderOneAtATime() {
        queue.queue(b);
        queue.queue(a);
        assertThat(done).isEmpty();
        assertThat(queue.doWork()).isEqualTo(1);
        assertThat(done).containsExactly("b");
        assertThat(queue.doWork()).isEqualTo(1);
        assertThat(done).containsExactly("b", "a");
        assertThat(queue.doWork()).isZero();
        assertThat(queue.roleName()).isEqualTo("test");
    }

    @Test
    void shouldQueueWorkOnceWhileItIsPending() {
        assertThat(queue.queue(a)).isTrue();
        assertThat(a.isPending()).isTrue();
        assertThat(queue.queue(a)).isFalse();
        queue.flush();
        assertThat(done).containsExactly("a");
        assertThat(a.isPending()).isFalse();
        assertThat(queue.queue(a)).isTrue();
    }

    @Test
    void shouldTakeWorkAgainWhileItRuns() {
        final Work[] self = new Work[1];
        self[0] = new Work(() -> {
            assertThat(self[0].isPending()).isFalse();
            done.add("self");
            if (done.size() < 3) {
                assertThat(queue.queue(self[0])).isTrue();
                assertThat(self[0].isPending()).isTrue();
            }
        });
        queue.queue(self[0]);
        queue.queue(a);
        queue.flush();
        assertThat(done).containsExactly("self", "a", "self");
    }

    @Test
    void shouldTakeOneOffAndKeepTheOrderOfTheOthers() {
        queue.queue(a);
        queue.queue(b);
        queue.queue(c);
        queue.queue(d);
        queue.cancel(b);
        assertThat(b.isPending()).isFalse();
        queue.flush();
        assertThat(done).containsExactly("a", "c", "d");
        assertThat(queue.queue(b)).isTrue();
    }

    @Test
    void shouldTakeNothingOffThatIsNotQueued() {
        queue.queue(a);
        queue.queue(c);
        queue.cancel(b);
        queue.flush();
        assertThat(done).containsExactly("a", "c");
        queue.cancel(b);
        assertThat(b.isPending()).isFalse();
    }

    @Test
    void shouldNotHoldMoreThanItWasMadeFor() {
        final WorkQueue small = new WorkQueue("small", 2, worker);
        small.queue(a);
        small.queue(b);
        assertThatThrownBy(() -> small.queue(c)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldWaitForWorkThatHasBegun() throws Exception {
        final CountDownLatch began = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final AtomicBoolean ended = new AtomicBoolean();
        final Work slow = new Work(() -> {
            began.countDown();
            join(mayEnd);
            ended.set(true);
        });
        queue.queue(slow);
        final CompletableFuture<Integer> thread = started(queue::doWork);
        began.await();
        final CompletableFuture<Boolean> cancel = started(() -> {
            queue.cancel(slow);
            return ended.get();
        });
        final CompletableFuture<Boolean> flush = started(() -> {
            queue.flush();
            return ended.get();
        });
        while (worker.getQueueLength() < 2) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        assertThat(cancel.join()).isTrue();
        assertThat(flush.join()).isTrue();
        assertThat(thread.join()).isEqualTo(1);
    }

    @Test
    void shouldRunWorkAfterWhatWasDoneBeforeItWasQueued() {
        final int rounds = 100_000;
        final int[] given = new int[1];
        final int[] seen = new int[1];
        final Work take = new Work(() -> seen[0] = given[0]);
        final AtomicBoolean over = new AtomicBoolean();
        final CompletableFuture<Void> thread = started(() -> {
            while (!over.get()) {
                queue.doWork();
            }
        });
        for (int i = 1; i <= rounds; i++) {
            given[0] = i;
            queue.queue(take);
        }
        queue.flush();
        over.set(true);
        thread.join();
        assertThat(seen[0]).isEqualTo(rounds);
    }

    @Test
    void shouldCancelWhileAnotherThreadQueues() {
        final int rounds = 100_000;
        final AtomicBoolean over = new AtomicBoolean();
        final int[] runs = new int[2];
        final Work first = new Work(() -> runs[0]++);
        final Work second = new Work(() -> runs[1]++);
        int queued = 0;
        final CompletableFuture<Void> thread = started(() -> {
            while (!over.get()) {
                queue.cancel(second);
                queue.doWork();
            }
        });
        for (int i = 0; i < rounds && !thread.isDone(); i++) {
            queued += queue.queue(first) ? 1 : 0;
            queue.queue(second);
        }
        over.set(true);
        thread.join();
        queue.flush();
        assertThat(runs[0]).isEqualTo(queued);
        assertThat(first.isPending()).isFalse();
        assertThat(second.isPending()).isFalse();
    }

    /** In a thread of its own: the common pool has one thread where there are two cores, and the work here waits. */
    private static <T> CompletableFuture<T> started(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private static CompletableFuture<Void> started(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task).start());
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
