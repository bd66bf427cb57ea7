package org.ccwbench.explore;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.stream.Collectors;

/** Where in the code that is explored a thread is. */
public final class Places {
    private static final String CODE = "org.ccwbench.";
    private static final int CALLERS = 3;

    private Places() {}

    /** The innermost methods, the innermost first. */
    public static String here() {
        return frames().stream().limit(CALLERS).map(Places::text).collect(Collectors.joining(" < "));
    }

    /** Whether the thread is in a method of a class. */
    public static boolean isIn(String simpleName) {
        return frames().stream().anyMatch(frame -> simpleName.equals(simpleName(frame.getClassName())));
    }

    private static List<StackFrame> frames() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith(CODE)
                                && !frame.getClassName().contains(".explore.")
                                && !frame.getMethodName().contains("$"))
                        .toList());
    }

    private static String text(StackFrame frame) {
        return simpleName(frame.getClassName()) + "." + frame.getMethodName() + ":" + frame.getLineNumber();
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
