package org.ccwbench.suite;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** A terminal that keeps what is written to it. */
final class Screen {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    private Screen(boolean interactive, Map<String, String> environment) {
        terminal = Terminal.of(new PrintWriter(out), new PrintWriter(err), interactive, environment);
    }

    /** A file or a pipe. */
    static Screen ofPipe() {
        return new Screen(false, Map.of());
    }

    static Screen ofTerminal(Map<String, String> environment) {
        return new Screen(true, environment);
    }

    Terminal terminal() {
        return terminal;
    }

    /** Runs a command. @return its exit code */
    int run(String... arguments) {
        return Main.run(terminal, arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    String lastLine() {
        final String[] lines = out().split("\n");
        return lines[lines.length - 1];
    }
}
