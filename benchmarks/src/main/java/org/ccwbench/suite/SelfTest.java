package org.ccwbench.suite;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ccwbench.suite.gate.Comparison;
import org.ccwbench.suite.gate.DuetSource.Setup;
import org.ccwbench.suite.gate.Headline;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.NoiseFloors;
import org.ccwbench.suite.gate.RawForks;
import org.ccwbench.suite.gate.TimeLayer;
import org.ccwbench.suite.gate.duet.Duets;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.gate.stats.Outcome;
import org.ccwbench.suite.machine.ClockCheck;

/** Has the gate judge this version against itself: as it is, and with more work to do. */
final class SelfTest {
    private static final int EXTRA_PERCENT = 10;
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration LONGER = Duration.ofSeconds(50);

    private final Terminal terminal;
    private final Progress progress;

    SelfTest(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    /** Which test. */
    enum Kind {
        /** More work, which must be found. */
        SLOWER,
        /** The same work, which must pass. */
        SAME,
        /** Both. */
        BOTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Runs a test.
     *
     * @return of one test what the gate would answer; of both, 0 when each came out as it must
     */
    int run(Kind kind) throws IOException {
        terminal.out().println("machine  " + Machine.describe());
        if (kind != Kind.BOTH) {
            return isSlower(kind) ? ExitCode.SLOWER : ExitCode.OK;
        }
        final boolean found = isSlower(Kind.SLOWER);
        final boolean passed = !isSlower(Kind.SAME);
        if (found && passed) {
            terminal.out().println(terminal.good("the gate finds what it must, and passes what it must"));
            return ExitCode.OK;
        }
        terminal.out()
                .println(terminal.bad(
                        found ? "the gate finds what is not there" : "the gate does not find 10 % more work"));
        return ExitCode.HARNESS;
    }

    /** A void run, in which the same code was not the same, is done once more. */
    private boolean isSlower(Kind kind) throws IOException {
        final Comparison first = compare(kind);
        final Comparison comparison = TimeLayer.isVoid(first.rulers()).isEmpty() ? first : compare(kind);
        return TimeLayer.judge(comparison.outcomes(), TimeLayer.isVoid(comparison.rulers()), true, "")
                        .result()
                == Result.SLOWER;
    }

    private Comparison compare(Kind kind) throws IOException {
        final int extra = kind == Kind.SLOWER ? EXTRA_PERCENT : 0;
        final ClockCheck clock = ClockCheck.run();
        try (Duets duets = new Duets()) {
            final long deadline = System.nanoTime() + (kind == Kind.SLOWER ? MOST : LONGER).toNanos();
            final Setup setup =
                    new Setup(Version.current(), Version.current(), clock.trusted(), extra, deadline, duets);
            final Comparison comparison = Comparison.run(
                    List.of(Headline.USUAL),
                    setup,
                    NoiseFloors.none(List.of(Headline.USUAL)),
                    RawForks.into(null),
                    false,
                    what -> progress.say(what, Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
            progress.end();
            say(kind, comparison, clock);
            return comparison;
        }
    }

    private void say(Kind kind, Comparison comparison, ClockCheck clock) {
        final Outcome outcome = comparison.outcomes().get(0);
        terminal.out()
                .println((kind == Kind.SLOWER ? "+10 % work  " : "same work   ")
                        + outcome.kernel() + "  " + outcome.estimate() + "  "
                        + TimeLayer.explain(outcome) + ", " + clock.trusted());
        TimeLayer.isVoid(comparison.rulers()).ifPresent(terminal.out()::println);
        terminal.out().flush();
    }
}
