package org.ccwbench.suite.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The three forms of an answer. */
class TableTest {
    private final Table table = new Table(
            List.of("name", "count", "share"),
            List.of(List.of("a, \"b\"", 5L, 12.345), List.of("c", 1234, 0.5)),
            List.of("A note."));

    @Test
    void shouldPrintNumbersToTheRightAndTextToTheLeft() {
        assertThat(printed(out -> table.print(out, 10))).isEqualTo("""
                        name    count  share
                        a, "b"      5  12.35
                        c        1234   0.50
                        A note.
                        """);
    }

    @Test
    void shouldSayHowManyRowsAreLeftOut() {
        assertThat(printed(out -> table.print(out, 1))).isEqualTo("""
                        name    count  share
                        a, "b"      5  12.35
                        and 1 rows more: --rows sets how many are printed
                        A note.
                        """);
    }

    @Test
    void shouldQuoteWhereCsvNeedsIt() {
        assertThat(printed(table::csv)).isEqualTo("""
                        name,count,share
                        "a, ""b""\",5,12.35
                        c,1234,0.50
                        """);
    }

    @Test
    void shouldKeepNumbersAsTheyAreInJson() {
        assertThat(printed(table::json)).isEqualToIgnoringWhitespace("""
                        {"rows": [{"name": "a, \\"b\\"", "count": 5, "share": 12.345},
                                  {"name": "c", "count": 1234, "share": 0.5}],
                         "notes": ["A note."]}
                        """);
    }

    @Test
    void shouldPrintAnAnswerWithoutRows() {
        assertThat(printed(out -> new Table(List.of("a", "b"), List.of(), List.of("None.")).print(out, 5)))
                .isEqualTo("a  b\nNone.\n");
    }

    private static String printed(Consumer<PrintWriter> printing) {
        final StringWriter text = new StringWriter();
        final PrintWriter out = new PrintWriter(text);
        printing.accept(out);
        return text.toString();
    }
}
