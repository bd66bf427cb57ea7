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
        show(bar(done, steps) + ' ' + done + '/' + steps + "  " + what + ", about " + text(left) + " left");
    }

    /** A step begins of which nobody knows how long it takes. */
    void step(int done, int steps, String what) {
        show(bar(done, steps) + ' ' + done + '/' + steps + "  " + what);
    }

    /**
     * Something begins of which nobody knows how many steps there will be.
     *
     * @param left time until nothing is begun that is not needed
     */
    void say(String what, Duration left) {
        show(what + ", " + text(left) + " of the budget left");
    }

    /** Another process has said what is going on in it. */
    void of(String process, String line) {
        show(process + "  " + line);
    }

    private static String text(Duration time) {
        return Times.text(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private void show(String line) {
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
