package org.ccwbench.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.fixtures.ProgramInput.Contents;

/** Whether two inputs state the same program; how they cut its storage into pieces does not matter. */
final class InputComparison {
    private InputComparison() {}

    /** @param asks whether questions are compared; a file has none without replies */
    static List<String> differences(ProgramInput expected, ProgramInput actual, boolean asks) {
        final List<String> differences = new ArrayList<>();
        compare("name", expected.name(), actual.name(), differences);
        compare("orb", hex(expected.orb()), hex(actual.orb()), differences);
        compare("subchannel", expected.subchannel(), actual.subchannel(), differences);
        compare("path mask", expected.subchannelPathMask(), actual.subchannelPathMask(), differences);
        compare("pages", pages(expected), pages(actual), differences);
        compare("storage", storage(expected), storage(actual), differences);
        compare("changes", changes(expected), changes(actual), differences);
        compare("questions", asks ? expected.questions() : List.of(), actual.questions(), differences);
        return differences;
    }

    private static void compare(String what, Object expected, Object actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add(what + ": expected " + expected + ", was " + actual);
        }
    }

    /** The ranges; a single page has no neighbours, so that step and xor mean nothing there. */
    private static List<PageRange> pages(ProgramInput input) {
        return input.pages().stream()
                .map(range -> range.pages() == 1
                        ? new PageRange(range.first(), 1, range.hostPage(0), 1, 0, range.kind())
                        : range)
                .toList();
    }

    /** What is not zero. */
    private static Map<Long, Byte> storage(ProgramInput input) {
        final Map<Long, Byte> storage = new HashMap<>();
        for (final Contents contents : input.contents()) {
            for (int i = 0; i < contents.bytes().length; i++) {
                storage.put(contents.at() + i, contents.bytes()[i]);
            }
        }
        storage.values().removeIf(value -> value == 0);
        return storage;
    }

    private static List<String> changes(ProgramInput input) {
        final List<String> changes = new ArrayList<>();
        for (final Change change : input.changes()) {
            changes.add(change.reads() + " of " + Long.toHexString(change.readOf()) + ": "
                    + Long.toHexString(change.contents().at()) + ' '
                    + hex(change.contents().bytes()));
        }
        return changes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
