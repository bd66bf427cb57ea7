package org.ccwbench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramPrinter;

/** A guest program and the host program that it translates to, side by side. */
final class TranslationView {
    private static final int GAP = 4;
    private static final String HEADER = "-- ";

    private final Terminal terminal;

    TranslationView(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(ProgramFile program, Answer answer) {
        final Map<String, List<String>> sections =
                sections(ProgramPrinter.print(program.input(), answer, List.of(program.behaviour())));
        terminal.out().println(program.behaviour());
        sideBySide("guest orb", sections.get("orb"), "host orb", sections.getOrDefault("host-orb", List.of()));
        sideBySide("guest program", sections.get("guest"), "host program", sections.getOrDefault("host", List.of()));
        terminal.block("pins", sections.getOrDefault("pins", List.of()));
        terminal.block("answers", sections.getOrDefault("answers", List.of()));
        if (answer.result() == 0) {
            terminal.block("result", sections.get("result"));
        } else {
            terminal.block("refused", RefusalText.lines(answer.result(), answer.refusal()));
        }
    }

    /** The sections of a {@code .cp} text, without their headers and the blank lines around them. */
    private static Map<String, List<String>> sections(String text) {
        final Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (final String line : text.lines().toList()) {
            if (line.startsWith(HEADER)) {
                lines = new ArrayList<>();
                sections.put(line.substring(HEADER.length(), line.length() - HEADER.length()), lines);
            } else if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return sections;
    }

    private void sideBySide(String leftTitle, List<String> left, String rightTitle, List<String> right) {
        final int width = left.stream().mapToInt(String::length).reduce(leftTitle.length(), Math::max) + GAP;
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            final String first = i < left.size() ? left.get(i) : "";
            lines.add((padded(first, width) + (i < right.size() ? right.get(i) : "")).stripTrailing());
        }
        terminal.block(padded(leftTitle, width + 2) + (right.isEmpty() ? "no " : "") + rightTitle, lines);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
