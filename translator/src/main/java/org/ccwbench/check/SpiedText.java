package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the recordings' spy, in the form that {@link SpiedStarts} writes. */
final class SpiedText {
    private static final Pattern CHAIN = Pattern.compile("(chain [0-9a-f]+ len [0-9]+) host [0-9a-f]+");
    private static final Pattern CCW = Pattern.compile("(hccw [0-9]+ [0-9a-f]{8})[0-9a-f]{8} (pages [0-9]+)");
    private static final Pattern PIN = Pattern.compile("(pin [0-9a-f]+) pfn [0-9a-f]+");
    private static final Pattern BUILT = Pattern.compile("(built [0-9]+) [0-9a-f]{13}([0-9a-f]{3})");
    private static final Pattern LEFT = Pattern.compile("left [0-9]+ [0-9a-f]{16}");
    private static final Pattern START =
            Pattern.compile("(ssch [0-9a-f]{8} orb [0-9a-f]{16})[0-9a-f]{8} (forced_cc -?[0-9])");
    private static final Pattern MACHINE = Pattern.compile("(ccw|idaw|data) .*");

    private SpiedText() {}

    /**
     * The lines without host addresses and without what the machine saw, which is the same again.
     *
     * @throws IllegalArgumentException naming a line that has none of the forms
     */
    static List<String> comparable(List<String> recorded, Findings findings) {
        final List<String> lines = new ArrayList<>();
        for (final String line : recorded) {
            final String text = line.strip();
            if (MACHINE.matcher(text).matches()) {
                findings.passOver("programs as the machine saw them");
            } else {
                lines.add(comparable(text));
            }
        }
        return lines;
    }

    private static String comparable(String text) {
        for (final Pattern pattern : List.of(CHAIN, PIN, LEFT)) {
            final Matcher found = pattern.matcher(text);
            if (found.matches()) {
                return found.groupCount() == 0 ? text : found.group(1);
            }
        }
        for (final Pattern pattern : List.of(CCW, START)) {
            final Matcher found = pattern.matcher(text);
            if (found.matches()) {
                return found.group(1) + ' ' + found.group(2);
            }
        }
        final Matcher built = BUILT.matcher(text);
        if (built.matches()) {
            return built.group(1) + " offset " + built.group(2);
        }
        throw new IllegalArgumentException("no such line of a spy is known: '" + text + "'");
    }
}
