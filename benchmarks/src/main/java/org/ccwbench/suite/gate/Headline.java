package org.ccwbench.suite.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which kernels are compared. */
public final class Headline {
    /** When nothing else is said: the smallest program, a usual one, a large one, and the whole way of a request. */
    public static final List<String> KERNELS = List.of(
            "translate.direct1.hot",
            "translate.eckd12.hot",
            "translate.idal256.hot",
            "request.eckd12",
            "interrupt.eckd12");

    /** Those whose instructions the gate counts: the others are made of them. */
    public static final List<String> COUNTED = KERNELS.subList(0, 3);

    /** The one that stands for all in tests of the gate. */
    public static final String USUAL = "translate.eckd12.hot";

    private Headline() {}

    /**
     * The kernels that both versions have, of the usual ones or of those that match.
     *
     * @param regex finds a part of the name; null for the usual ones
     * @throws GateException when there is none
     */
    public static List<String> choose(String regex, List<String> inOld, List<String> inNew) {
        if (inOld.isEmpty()) {
            throw new GateException("the baseline is from before there were kernels to compare: save a newer one");
        }
        final List<String> chosen = new ArrayList<>(regex == null ? KERNELS : matching(regex, inNew));
        chosen.retainAll(inNew);
        chosen.retainAll(inOld);
        if (chosen.isEmpty()) {
            throw new GateException(
                    regex == null
                            ? "the two versions have no kernel in common"
                            : "no kernel that both versions have matches " + regex + ": there are "
                                    + String.join(", ", inNew));
        }
        return chosen;
    }

    private static List<String> matching(String regex, List<String> names) {
        try {
            final Pattern pattern = Pattern.compile(regex);
            return names.stream().filter(name -> pattern.matcher(name).find()).toList();
        } catch (PatternSyntaxException e) {
            throw new GateException(regex + " is not a regular expression: " + e.getDescription());
        }
    }
}
