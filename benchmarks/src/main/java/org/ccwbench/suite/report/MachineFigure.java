package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Noise;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.report.plot.LinePlot;
import org.ccwbench.suite.report.plot.LinePlot.Form;
import org.ccwbench.suite.report.plot.LinePlot.Kind;
import org.ccwbench.suite.report.plot.LinePlot.Point;
import org.ccwbench.suite.report.plot.LinePlot.Series;
import org.ccwbench.suite.results.RunRecord;
import org.ccwbench.suite.view.Table;

/** Where it was measured, and when the machine misbehaved. */
final class MachineFigure {
    private static final int HEIGHT = 130;
    private static final double MILLIS_A_MINUTE = 60_000;
    private static final double LEAST = 0.001;

    private MachineFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "machine",
                "Environment and noise",
                "Where each run was measured, whether the machine was fit for it at the start, and how it was every"
                        + " second while it ran: its load average; the percentage of time in which something waited for"
                        + " a core (of the last 10 seconds) or a hypervisor gave the core to another guest (steal); and"
                        + " how late a thread woke up that had nothing to do.");
        final List<List<Object>> seconds = new ArrayList<>();
        final List<List<Object>> facts = new ArrayList<>();
        for (final Run run : results.runs()) {
            describe(figure, run, facts);
            draw(figure, run);
            run.noise().forEach(noise -> seconds.add(row(run, noise)));
        }
        if (facts.isEmpty() && seconds.isEmpty()) {
            return figure.missing(
                    "No directory says where it was measured: run --results DIR leaves that beside its" + " results.");
        }
        if (seconds.isEmpty()) {
            figure.missing("There is no timeline of the machine's noise in the results: run --results DIR leaves one.");
        }
        return figure.raw("environment", new Table(List.of("run", "what", "value"), facts, List.of()))
                .raw("fitness at the start", findings(results))
                .raw(
                        "noise",
                        new Table(
                                List.of("run", "ms since 1970", "load", "steal %", "waiting %", "worst hiccup us"),
                                seconds,
                                List.of()));
    }

    private static void describe(Figure figure, Run run, List<List<Object>> facts) {
        final List<List<Object>> own = new ArrayList<>();
        run.record().ifPresent(record -> record(record, own));
        run.verdict().ifPresent(verdict -> own.add(List.of("command", verdict.command())));
        run.doctor().ifPresent(doctor -> own.add(List.of("fitness at the start", doctor.summary())));
        run.environment().ifPresent(environment -> {
            for (final Environment.Part part : Environment.Part.values()) {
                own.add(List.of(part.toString(), environment.describe(part)));
            }
        });
        if (!own.isEmpty()) {
            figure.heading(run.name()).table(new Table(List.of("what", "value"), own, List.of()));
            own.forEach(fact -> facts.add(List.of(run.name(), fact.get(0), fact.get(1))));
        }
    }

    private static void record(RunRecord record, List<List<Object>> facts) {
        facts.add(List.of("started", String.valueOf(record.started())));
        if (record.command() != null) {
            facts.add(List.of("command", String.join(" ", record.command())));
        }
        facts.add(List.of("seed, part", record.seed() + ", " + record.shard()));
    }

    private static Table findings(Results results) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Run run : results.runs()) {
            run.doctor().stream()
                    .flatMap(doctor -> doctor.findings().stream())
                    .forEach(finding -> rows.add(List.of(
                            run.name(),
                            String.valueOf(finding.reading()),
                            String.valueOf(finding.value()),
                            String.valueOf(finding.limit()),
                            String.valueOf(finding.judgement()))));
        }
        return new Table(List.of("run", "reading", "value", "limit", "judgement"), rows, List.of());
    }

    private static void draw(Figure figure, Run run) {
        if (run.noise().size() < 2) {
            return;
        }
        figure.plot(empty("Load average of the last minute", "load", Kind.LINEAR)
                        .add(series(run, "load average", "s1", Noise::load)))
                .plot(empty("Time in which the code could not run", "percent of time", Kind.LINEAR)
                        .add(series(run, "something waited for a core", "s6", Noise::pressure))
                        .add(series(run, "steal", "s3", Noise::stealPercent)))
                .plot(empty("Worst hiccup of each second", "microseconds", Kind.LOG)
                        .add(series(run, "hiccup", "s4", noise -> positive(noise.hiccupMicros()))));
    }

    private static LinePlot empty(String title, String unit, Kind kind) {
        return new LinePlot(title, HEIGHT)
                .across("minutes since the first second of the run", Kind.LINEAR)
                .up(unit, kind);
    }

    private static Double positive(Double value) {
        return value == null ? null : Math.max(LEAST, value);
    }

    private static Series series(Run run, String name, String style, Function<Noise, Double> value) {
        final long start = run.noise().get(0).t();
        return new Series(
                name,
                style,
                Form.LINE,
                run.noise().stream()
                        .filter(noise -> value.apply(noise) != null)
                        .map(noise -> Point.of((noise.t() - start) / MILLIS_A_MINUTE, value.apply(noise)))
                        .toList());
    }

    private static List<Object> row(Run run, Noise noise) {
        return List.of(
                run.name(),
                noise.t(),
                known(noise.load()),
                known(noise.stealPercent()),
                known(noise.pressure()),
                known(noise.hiccupMicros()));
    }

    private static Object known(Double value) {
        return value == null ? "" : value;
    }
}
