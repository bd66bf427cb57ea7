package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.ccwbench.bench.irq.OpenLoop.Totals;
import org.ccwbench.bench.irq.Rate;
import org.ccwbench.suite.report.SweepPlot;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Rates, knee, table and picture of a sweep that was not measured but made up. */
class SweepTest {
    private static final long SECOND = 1_000_000_000;
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static Histogram all(long nanos) {
        final Histogram times = new Histogram(1, LONGEST_NANOS, 3);
        times.recordValueWithCount(nanos, 1_000);
        return times;
    }

    private static Latency point(long perSecond, long answered, long response) {
        return new Latency(
                new Rate(perSecond),
                new Totals(SECOND, perSecond, answered, 1_000, 1_000, 0, 200_000),
                all(response),
                all(300),
                all(500),
                all(60_000));
    }

    private static Sweep sweep(Latency... points) {
        final Sweep sweep = new Sweep();
        for (final Latency point : points) {
            sweep.add(point);
        }
        return sweep;
    }

    @Test
    void shouldGoThroughRatesUpToMoreThanCanBeDone() {
        assertThat(Sweep.rates(3_456_789).stream().map(Rate::toString))
                .containsExactly(
                        "350k", "690k", "1M", "1400k", "1700k", "2100k", "2400k", "2800k", "3100k", "3300k", "3500k",
                        "3800k");
        assertThat(Sweep.rates(3_456_789)).hasSize(Sweep.RATES);
        assertThat(Sweep.rates(0.5)).containsExactly(new Rate(1));
    }

    @Test
    void shouldFindTheKneeWhereResponsesBeginToWait() {
        assertThat(sweep(point(100, 100, 400), point(200, 200, 2_900), point(300, 300, 3_500))
                        .knee())
                .contains(new Rate(200));
    }

    @Test
    void shouldFindTheKneeInFrontOfARateThatWasMissed() {
        assertThat(sweep(point(100, 100, 400), point(200, 197, 400), point(300, 300, 400))
                        .knee())
                .contains(new Rate(100));
    }

    @Test
    void shouldKnowNoKneeWhereNothingGoesWell() {
        assertThat(sweep(point(100, 90, 400)).knee()).isEmpty();
        assertThat(sweep().knee()).isEmpty();
    }

    @Test
    void shouldPrintARowForEachRateAndMarkTheMissedOnes() {
        final Sweep sweep = sweep(point(100_000, 100_000, 400), point(200_000, 150_000, 5_000));

        assertThat(sweep.table()).hasSize(4);
        assertThat(sweep.table().get(2)).matches(" *100k +100000 +0\\.40 +0\\.40 +0\\.40 +60\\.\\d\\d +1000");
        assertThat(sweep.table().get(3)).contains("200k", "150000", "MISSED", "5.00");
        assertThat(sweep.csv()).hasSize(3);
        final String[] columns = sweep.csv().get(0).split(",");
        final String[] missed = sweep.csv().get(2).split(",");
        assertThat(missed).hasSameSizeAs(columns);
        assertThat(missed[2]).isEqualTo("MISSED");
        assertThat(missed[5]).isEmpty();
    }

    @Test
    void shouldDrawAllOfIt() throws Exception {
        final Latency achieved = point(100_000, 100_000, 400);
        final Latency missed = point(200_000, 150_000, 5_000);
        final List<String> svg = SweepPlot.of(sweep(achieved, missed).plotted(), "eckd12, 1k < 2k")
                .picture()
                .asFile();

        final Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(String.join("\n", svg))));
        final NodeList circles = document.getElementsByTagName("circle");
        int hollow = 0;
        for (int i = 0; i < circles.getLength(); i++) {
            hollow += ((Element) circles.item(i)).getAttribute("class").endsWith("missed") ? 1 : 0;
        }
        assertThat(circles.getLength()).isEqualTo(4 * 2 + 4);
        assertThat(hollow).isEqualTo(4);
        assertThat(document.getDocumentElement().getTextContent())
                .contains(
                        "eckd12, 1k < 2k",
                        "requests offered per second",
                        "microseconds from the intended time",
                        "p99.9 response",
                        "p99.9 hiccup",
                        "knee 100k",
                        "prefers-color-scheme: dark");
    }

    @Test
    void shouldDrawASweepThatWasStoppedAtOnce() {
        assertThat(SweepPlot.of(List.of(), "nothing").picture().asFile()).last().isEqualTo("</svg>");
    }
}
