package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ccwbench.fixtures.corpus.Difference;

/** What the comparison of a scenario with its recording found, and by name what it passed over. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private String place = "";
    private int comparisons;

    /** Where the next findings are. */
    void at(Object where) {
        place = where.toString();
    }

    void decimal(String field, long expected, long actual) {
        text(field, Long.toString(expected), Long.toString(actual));
    }

    /** Compares two words, which are shown in hexadecimal. */
    void word(String field, int expected, int actual) {
        text(field, "%08x".formatted(expected), "%08x".formatted(actual));
    }

    void text(String field, String expected, String actual) {
        comparisons++;
        if (!expected.equals(actual)) {
            differ(field, expected, actual);
        }
    }

    /** Compares line by line, and how many lines there are. */
    void lines(String field, List<String> expected, List<String> actual) {
        decimal(field + "s", expected.size(), actual.size());
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            text(field + ' ' + (i + 1), expected.get(i), actual.get(i));
        }
    }

    void differ(String field, String expected, String actual) {
        differences.add(new Difference(place + ", " + field, expected, actual));
    }

    /** Something that is not the driver's is not compared. */
    void passOver(String name) {
        passedOver.merge(name, 1, Integer::sum);
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    Map<String, Integer> passedOver() {
        return passedOver;
    }

    int comparisons() {
        return comparisons;
    }
}
