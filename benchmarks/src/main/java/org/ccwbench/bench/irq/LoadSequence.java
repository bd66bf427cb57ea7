package org.ccwbench.bench.irq;

/**
 * The interruptions of a plan one after the other. The device's side and the guest's each have one and go through it at
 * their own pace.
 *
 * <p>Programs run on the first half of the subchannels, the odd one included, and get final and intermediate
 * interruptions; nothing runs on the second half, which get the unsolicited ones. Both take turns, so that one
 * subchannel is interrupted again as late as can be.
 */
final class LoadSequence {
    private final Schedule schedule;
    private final InterruptKind[] kinds;
    private final int running;
    private final int subchannels;
    private final long[] ordinals;

    private long number;
    private long intended;
    private int nextRunning;
    private int nextIdle;
    private int subchannel;

    /** @param subchannels 2 or more */
    LoadSequence(LoadPlan plan, int subchannels) {
        this(
                new Schedule(plan.rate(), plan.arrivals(), plan.seed()),
                plan.mix().draw(Schedule.LENGTH, plan.seed()),
                subchannels);
    }

    private LoadSequence(Schedule schedule, InterruptKind[] kinds, int subchannels) {
        this.schedule = schedule;
        this.kinds = kinds;
        this.subchannels = subchannels;
        this.running = running(subchannels);
        this.ordinals = new long[subchannels];
        this.nextIdle = running;
        choose();
    }

    /** The same from its beginning. */
    LoadSequence again() {
        return new LoadSequence(schedule, kinds, subchannels);
    }

    /** On how many of so many subchannels programs run. */
    static int running(int subchannels) {
        return (subchannels + 1) / 2;
    }

    /** When it is intended to come, in nanoseconds from the beginning. */
    long intended() {
        return intended;
    }

    /** How many are intended to come before a time. */
    long before(long nanos) {
        return schedule.before(nanos);
    }

    InterruptKind kind() {
        return kinds[(int) number & Schedule.LENGTH - 1];
    }

    int subchannel() {
        return subchannel;
    }

    /** Which of its subchannel's interruptions it is, from 1. */
    long ordinal() {
        return ordinals[subchannel];
    }

    /** How many are behind it. */
    long number() {
        return number;
    }

    void next() {
        number++;
        choose();
    }

    private void choose() {
        intended = schedule.intended(number);
        if (kind().needsProgram()) {
            subchannel = nextRunning;
            nextRunning = nextRunning + 1 == running ? 0 : nextRunning + 1;
        } else {
            subchannel = nextIdle;
            nextIdle = nextIdle + 1 == subchannels ? running : nextIdle + 1;
        }
        ordinals[subchannel]++;
    }
}
