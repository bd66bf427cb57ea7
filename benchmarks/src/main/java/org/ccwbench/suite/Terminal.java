package org.ccwbench.suite;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Where a command writes: results to {@code out}, progress and complaints to {@code err}. */
final class Terminal {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean coloured;

    private Terminal(PrintWriter out, PrintWriter err, boolean interactive, boolean coloured) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.coloured = coloured;
    }

    /** The streams of this process. */
    static Terminal ofProcess() {
        return of(writer(System.out), writer(System.err), isTerminal(), System.getenv());
    }

    /**
     * Any streams.
     *
     * @param interactive whether somebody sees lines as they are overwritten
     * @param environment a terminal is coloured unless {@code NO_COLOR} has a value in it, or {@code TERM} is dumb
     */
    static Terminal of(PrintWriter out, PrintWriter err, boolean interactive, Map<String, String> environment) {
        final boolean dumb = "dumb".equals(environment.get("TERM"));
        final boolean colourless = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, interactive && !dumb, interactive && !dumb && !colourless);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    /** Both standard input and output are a terminal. Since JDK 22 there may be a console that is none. */
    private static boolean isTerminal() {
        final Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderThan22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean isInteractive() {
        return interactive;
    }

    Ansi ansi() {
        return coloured ? Ansi.ON : Ansi.OFF;
    }

    /** Prints an empty line, a title and indented lines; nothing without lines. */
    void block(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }

    /** A text that is good news. */
    String good(String text) {
        return coloured ? GREEN + text + PLAIN : text;
    }

    /** A text that is bad news. */
    String bad(String text) {
        return coloured ? RED + text + PLAIN : text;
    }
}
