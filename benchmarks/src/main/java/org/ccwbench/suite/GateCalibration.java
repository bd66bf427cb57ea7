package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ccwbench.suite.gate.Calibration;
import org.ccwbench.suite.gate.Calibration.Tally;
import org.ccwbench.suite.gate.DuetSource;
import org.ccwbench.suite.gate.DuetSource.Setup;
import org.ccwbench.suite.gate.Headline;
import org.ccwbench.suite.gate.NoiseFloors;
import org.ccwbench.suite.gate.RawForks;
import org.ccwbench.suite.gate.duet.Duets;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.machine.ClockCheck;

/** How often the gate would be wrong on a machine: forks of equal versions, recorded once, judged again and again. */
final class GateCalibration {
    private static final int DECISIONS = 2_000;
    private static final double MOST_FALSE = 1.0 / 200;
    private static final double LEAST_FOUND = 19.0 / 20;
    private static final int EXTRA_PERCENT = 10;
    private static final int SET = 4;
    private static final int PERCENT = 100;

    private final Terminal terminal;
    private final Path same;
    private final Path slower;

    /** @param folder with, or to get, the directories aa and plus10 */
    GateCalibration(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.same = folder.resolve("aa");
        this.slower = folder.resolve("plus" + EXTRA_PERCENT);
    }

    /**
     * Records forks, if any, and judges those that are there.
     *
     * @param forks of each order for each kernel to record
     */
    int run(int forks) throws IOException {
        if (forks > 0) {
            ComparisonOptions.make(same);
            ComparisonOptions.make(slower);
            terminal.out().println("machine  " + Machine.describe());
            final List<String> all = new ArrayList<>(Headline.KERNELS);
            record(same, all, 0, forks);
            record(slower, List.of(Headline.USUAL), EXTRA_PERCENT, forks);
        }
        if (!Files.isDirectory(same) || !Files.isDirectory(slower)) {
            throw new UsageException(same + " and " + slower + " must hold recorded forks: --record 32 makes them");
        }
        final RawForks equal = RawForks.read(same);
        final Tally alarms = new Calibration(equal, equal).run(DECISIONS);
        final Tally finds = new Calibration(RawForks.read(slower), equal).run(DECISIONS);
        final boolean good = alarms.slower() <= MOST_FALSE * DECISIONS && finds.slower() >= LEAST_FOUND * DECISIONS;
        say("same version, " + equal.kernels().size() + " kernels", alarms, "false alarms", "at most 1 in 200");
        say("+10 % work in " + Headline.USUAL, finds, "found", "at least 19 in 20");
        return good ? ExitCode.OK : ExitCode.HARNESS;
    }

    private void record(Path folder, List<String> kernels, int extraPercent, int forks) throws IOException {
        final ClockCheck clock = ClockCheck.run();
        final Progress progress = new Progress(terminal);
        terminal.out().println("clock    " + clock.describe());
        try (Duets duets = new Duets()) {
            final Setup setup = new Setup(
                    Version.current(), Version.current(), clock.trusted(), extraPercent, Long.MAX_VALUE, duets);
            final RawForks raw = RawForks.into(folder);
            for (int done = 0; done < forks; done += SET) {
                for (final String kernel : kernels) {
                    final int step = done;
                    new DuetSource(setup, NoiseFloors.none(kernels), raw, what -> progress.step(step, forks, what))
                            .run(kernel, Math.min(SET, forks - done));
                }
            }
            progress.end();
        }
    }

    private void say(String what, Tally tally, String counted, String wanted) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %d of %d decisions %s (%.2f %%; wanted: %s), %d not decided, %.1f forks each",
                        what,
                        tally.slower(),
                        tally.decisions(),
                        counted,
                        (double) PERCENT * tally.slower() / tally.decisions(),
                        wanted,
                        tally.undecided(),
                        tally.forks()));
    }
}
