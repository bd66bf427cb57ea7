package org.ccwbench.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ccwbench.explore.Decisions.Search;
import org.ccwbench.explore.Replay.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tool sees what is there, and sees everything. */
class ExplorationTest {
    private static final int MOST = 1_000_000;
    private static final int MOST_OF_ALL = 3_500;
    private static final int PROGRAMS = 80;

    @Test
    void shouldRunEveryOrderOfThreeStepsAndThreeStepsThatDependOnEachOther() {
        final Toy toy = new Toy(1, ExplorationTest::writeThrice, ExplorationTest::writeThrice);
        final Outcome outcome = new Exploration(toy, 0).explore(MOST);
        assertThat(outcome.schedules()).isEqualTo(20);
        assertThat(outcome.complete()).isTrue();
        assertThat(new Exploration(toy, 0).explore(Search.ALL, MOST).schedules())
                .isEqualTo(70);
    }

    private static void writeThrice(Toy toy, int thread) {
        for (int i = 0; i < 3; i++) {
            toy.write(0, i);
        }
    }

    @Test
    void shouldRunIndependentStepsInOneOrder() {
        final Toy toy = new Toy(2, (t, thread) -> t.write(0, 1), (t, thread) -> t.write(1, 1));
        assertThat(new Exploration(toy, 0).explore(MOST).schedules()).isEqualTo(1);
    }

    @Test
    void shouldFindALostUpdate() {
        final Toy.Body increment = (toy, thread) -> toy.write(0, toy.read(0) + 1);
        final Toy toy = new Toy(1, increment, increment);
        new Exploration(toy, 0).explore(MOST);
        assertThat(toy.results).containsExactly("[, ] [1]", "[, ] [2]");
    }

    @Test
    void shouldFindADeadlockAndReplayIt() {
        final Toy toy = new Toy(2, (t, thread) -> lockBoth(t, 0, 1), (t, thread) -> lockBoth(t, 1, 0));
        final Exploration exploration = new Exploration(toy, 0);
        final Outcome outcome = exploration.explore(MOST);
        assertThat(outcome.findings()).containsOnlyKeys("deadlock");
        final Replay replay =
                exploration.replay(outcome.findings().get("deadlock").schedule());
        assertThat(replay.findings()).containsExactly("deadlock");
        assertThat(replay.steps())
                .extracting(Step::toString)
                .containsExactly(
                        "thread 0: start",
                        "thread 0: lock ExploredLock",
                        "thread 1: start",
                        "thread 1: lock ExploredLock");
    }

    private static void lockBoth(Toy toy, int first, int second) {
        toy.locks[first].lock();
        toy.locks[second].lock();
        toy.locks[second].unlock();
        toy.locks[first].unlock();
    }

    @Test
    void shouldFindALockThatIsTakenTwice() {
        final Toy toy = new Toy(1, (t, thread) -> {
            t.locks[0].lock();
            t.locks[0].lock();
        });
        assertThat(new Exploration(toy, 0).explore(MOST).findings()).containsOnlyKeys("lock taken twice");
    }

    @Test
    void shouldFindAnUnlockOfWhatIsNotLocked() {
        final Toy toy = new Toy(1, (t, thread) -> t.locks[0].unlock());
        assertThat(new Exploration(toy, 0).explore(MOST).findings()).containsOnlyKeys("unlocks what it has not");
    }

    @Test
    void shouldFindADataRaceAndNoneBehindALockOrAVolatileVariable() {
        final Toy.Body bare = (toy, thread) -> toy.writePlain(0, thread);
        assertThat(new Exploration(new Toy(1, bare, bare), 0).explore(MOST).findings())
                .containsOnlyKeys("data race on Object");
        final Toy.Body locked = (toy, thread) -> {
            toy.locks[0].lock();
            toy.writePlain(0, thread);
            toy.locks[0].unlock();
        };
        assertThat(new Exploration(new Toy(1, locked, locked), 0).explore(MOST).findings())
                .isEmpty();
        final Toy published = new Toy(2, ExplorationTest::publish, ExplorationTest::readPublished);
        assertThat(new Exploration(published, 0).explore(MOST).findings()).isEmpty();
        assertThat(published.results).hasSize(2);
    }

    private static void publish(Toy toy, int thread) {
        toy.writePlain(0, 1);
        toy.write(1, 1);
    }

    private static void readPublished(Toy toy, int thread) {
        if (toy.read(1) == 1) {
            toy.log(thread, toy.readPlain(0));
        }
    }

    @Test
    void shouldFindAUseAfterReleaseThatNothingElseOrders() {
        final Toy.Body uses = (toy, thread) -> {
            toy.read(0);
            Steps.enter(toy.names[0]);
        };
        final Toy.Body releases = (toy, thread) -> {
            toy.write(1, 1);
            Steps.released(toy.names[1]);
        };
        for (final Toy toy : List.of(new Toy(2, uses, releases), new Toy(2, releases, uses))) {
            assertThat(new Exploration(toy, 0).explore(MOST).findings()).containsOnlyKeys("used after release: Object");
        }
    }

    @Test
    void shouldLetTimePassWhenNobodyCanGoOn() {
        final Toy toy = new Toy(1, (t, thread) -> t.log(thread, Steps.await(() -> t.read(0) == 1, Long.MAX_VALUE)));
        new Exploration(toy, 0).explore(MOST);
        assertThat(toy.results).containsExactly("[false ] [0]");
    }

    @Test
    void shouldLetAWaitEndEarlyOnlyAsOftenAsItMay() {
        final Toy.Body waits = (toy, thread) -> toy.log(thread, Steps.await(() -> toy.read(0) == 1, Long.MAX_VALUE));
        final Toy patient = new Toy(1, waits, (toy, thread) -> toy.write(0, 1));
        new Exploration(patient, 0).explore(MOST);
        assertThat(patient.results).containsExactly("[true , ] [1]");
        final Toy impatient = new Toy(1, waits, (toy, thread) -> toy.write(0, 1));
        new Exploration(impatient, 1).explore(MOST);
        assertThat(impatient.results).containsExactly("[false , ] [1]", "[true , ] [1]");
    }

    @Test
    void shouldFindWhatDoesNotEnd() {
        final Toy toy = new Toy(1, (t, thread) -> {
            while (t.read(0) == 0) {
                // nobody writes
            }
        });
        assertThat(new Exploration(toy, 0).explore(1).findings()).containsOnlyKeys("does not end");
    }

    @Test
    void shouldTakeAnExceptionForAFinding() {
        final Toy toy = new Toy(1, (t, thread) -> {
            throw new IllegalStateException("planted");
        });
        assertThat(new Exploration(toy, 0).explore(MOST).findings())
                .hasSize(1)
                .allSatisfy((finding, times) -> assertThat(finding).contains("planted"));
    }

    /** Locks, tries, waits with time-outs, reads and writes: the reduction must lose no result. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shouldReachTheSameResultsAsWithoutReduction(int timeouts) {
        int compared = 0;
        long all = 0;
        long reduced = 0;
        for (long seed = 0; seed < PROGRAMS; seed++) {
            final Toy slow = ToyProgram.toy(seed);
            final Outcome every = new Exploration(slow, timeouts).explore(Search.ALL, MOST_OF_ALL);
            if (every.complete()) {
                final Toy fast = ToyProgram.toy(seed);
                final Outcome outcome = new Exploration(fast, timeouts).explore(MOST_OF_ALL);
                assertThat(outcome.complete()).as("seed %d", seed).isTrue();
                assertThat(fast.results).as("seed %d", seed).isEqualTo(slow.results);
                assertThat(outcome.findings().keySet())
                        .as("seed %d", seed)
                        .isEqualTo(every.findings().keySet());
                compared++;
                all += every.schedules();
                reduced += outcome.schedules() + outcome.redundant();
            }
        }
        System.out.printf(
                "%d of %d random programs are small enough: %,d schedules in place of %,d%n",
                compared, PROGRAMS, reduced, all);
        assertThat(compared).isGreaterThan(PROGRAMS / 2);
        assertThat(reduced).isLessThan(all / 5);
    }
}
