package org.ccwbench.suite;

import java.util.List;
import org.ccwbench.cp.Reason;
import org.ccwbench.fixtures.Answer.Refusal;
import org.ccwbench.memory.Errno;

/** Why the translator refused a program, in words. */
final class RefusalText {
    private RefusalText() {}

    static List<String> lines(int errno, Refusal refusal) {
        final Reason reason = Reason.valueOf(refusal.reason());
        return List.of(
                "errno    " + Errno.name(errno),
                "reason   " + reason.describe(refusal.at()),
                "address  " + Long.toHexString(refusal.at()));
    }
}
