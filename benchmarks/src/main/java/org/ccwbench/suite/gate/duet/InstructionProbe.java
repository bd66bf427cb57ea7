package org.ccwbench.suite.gate.duet;

import java.util.function.IntUnaryOperator;

/** What a JVM does whose instructions are counted from outside: warms a kernel up and runs it some more. */
public final class InstructionProbe {
    /** Calls in front of those that count; enough for the compiler. */
    private static final int WARM_UP_CALLS = 15_000;

    private InstructionProbe() {}

    /** @param arguments class path, kernel, calls of {@value SliceTimer#CALL} operations */
    public static void main(String[] arguments) {
        final IntUnaryOperator kernel = Version.open(new Version(arguments[0]).load(), arguments[1]);
        int sum = run(kernel, WARM_UP_CALLS);
        sum += run(kernel, Integer.parseInt(arguments[2]));
        System.out.println(sum);
        Runtime.getRuntime().halt(0);
    }

    private static int run(IntUnaryOperator kernel, int calls) {
        int sum = 0;
        for (int i = 0; i < calls; i++) {
            sum += kernel.applyAsInt(SliceTimer.CALL);
        }
        return sum;
    }
}
