package org.ccwbench.laws;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** Which packages of this project use which, read from their classes. */
final class JdepsEdges {
    private static final String PROJECT = "org.ccwbench.";
    private static final Pattern EDGE = Pattern.compile("\\s+(\\S+)\\s+-> (\\S+)\\s+.*");
    private static final Pattern CLASS = Pattern.compile("(.*)\\.[^.]+");

    private JdepsEdges() {}

    /** A package that uses another one; names without {@code org.ccwbench.} in front. */
    record Edge(String from, String to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    /** The edges between packages in a folder or jar of classes, and from there to other packages of the project. */
    static Set<Edge> in(Path classes) {
        final ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int status = jdeps.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "-verbose:class",
                "-filter:none",
                "--multi-release",
                "17",
                "--ignore-missing-deps",
                classes.toString());
        if (status != 0) {
            throw new IllegalStateException("jdeps ended with " + status + ": " + out + err);
        }
        final Set<Edge> edges = new TreeSet<>();
        for (final String line : out.toString().split("\n")) {
            final Matcher edge = EDGE.matcher(line);
            if (edge.matches()) {
                add(edge.group(1), edge.group(2), edges);
            }
        }
        return edges;
    }

    private static void add(String fromClass, String toClass, Set<Edge> edges) {
        final Matcher from = CLASS.matcher(fromClass);
        final Matcher to = CLASS.matcher(toClass);
        if (from.matches()
                && to.matches()
                && to.group(1).startsWith(PROJECT)
                && !from.group(1).equals(to.group(1))) {
            edges.add(new Edge(
                    from.group(1).substring(PROJECT.length()), to.group(1).substring(PROJECT.length())));
        }
    }
}
