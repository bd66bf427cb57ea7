package org.ccwbench.suite;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.ccwbench.suite.plan.Times;

/** Says what is going on: in one line that is overwritten on a terminal, in a line each elsewhere. */
final class Progress {
    private static final int BAR = 20;

    private final Terminal terminal;
    private int width;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * A step begins.
     *
     * @param done steps that are over
     * @param left time that all steps left will take, roughly
     */
    void step(int done, int steps, String what, Duration left) {
        final String line = bar(done, steps) + ' ' + done + '/' + steps + "  " + what + ", about "
                + Times.text(left.truncatedTo(ChronoUnit.SECONDS)) + " left";
        if (terminal.isInteractive()) {
            terminal.err().print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            terminal.err().println(line);
        }
        terminal.err().flush();
    }

    private static String bar(int done, int steps) {
        final int filled = BAR * done / steps;
        return '[' + "#".repeat(filled) + "-".repeat(BAR - filled) + ']';
    }

    /** Wipes the line off a terminal. */
    void end() {
        if (terminal.isInteractive()) {
            terminal.err().print('\r' + " ".repeat(width) + '\r');
            terminal.err().flush();
        }
        width = 0;
    }
}
