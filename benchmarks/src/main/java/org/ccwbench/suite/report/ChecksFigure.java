package org.ccwbench.suite.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.report.data.Parts;
import org.ccwbench.suite.report.data.Results;
import org.ccwbench.suite.report.data.Run;
import org.ccwbench.suite.results.VerifyRecord;
import org.ccwbench.suite.results.VerifyRecord.Source;
import org.ccwbench.suite.view.Table;

/** What was compared with known answers, the parts of a check together. */
final class ChecksFigure {
    private static final String ALL = "all";

    private ChecksFigure() {}

    static Figure of(Results results) {
        final Figure figure = new Figure(
                "checks",
                "Checks",
                "How many records of each source were translated, replayed or executed again, and how many of them"
                        + " came out as they were recorded or stated. The parts of a check are added up: when all are"
                        + " there, all records are compared.");
        final List<Parts> checks = results.checks();
        if (checks.isEmpty()) {
            return figure.missing("There is no check in the results: verify --results DIR leaves one, and verify"
                    + " --shard 1/4 --results DIR a part of one.");
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (final Parts check : checks) {
            show(figure, check);
            check.there().values().forEach(run -> addRows(run, rows));
        }
        return figure.raw(
                "parts",
                new Table(
                        List.of(
                                "run",
                                "started",
                                "part",
                                "page table",
                                "source",
                                "records",
                                "agree",
                                "differ by rule",
                                "differ"),
                        rows,
                        List.of()));
    }

    private static void show(Figure figure, Parts check) {
        final Collection<Run> parts = check.there().values();
        final Map<String, Source> sums = new LinkedHashMap<>();
        for (final Run part : parts) {
            record(part).sources().forEach(source -> sums.merge(source.source(), source, Source::plus));
        }
        final List<List<Object>> rows = new ArrayList<>();
        sums.values().forEach(source -> rows.add(row(source)));
        rows.add(row(sums.values().stream()
                .reduce(
                        new Source(ALL, 0, 0, 0, 0),
                        (sum, source) -> new Source(
                                ALL,
                                sum.records() + source.records(),
                                sum.agree() + source.agree(),
                                sum.byRule() + source.byRule(),
                                sum.differ() + source.differ()))));
        figure.heading(check.work() + (check.all() == 1 ? "" : ", in " + check.all() + " parts"))
                .table(new Table(
                        List.of("source", "records", "compared", "agree", "differ by rule", "differ"),
                        rows,
                        List.of()));
        check.missing().ifPresent(figure::note);
        check.older()
                .forEach(run -> figure.note(run.name() + " has a part that was done again later, and is not counted."));
        final List<String> differences = parts.stream()
                .flatMap(part -> record(part).differences().stream())
                .toList();
        if (!differences.isEmpty()) {
            figure.html(Html.box("box bad", "The first differences", differences));
        }
    }

    private static VerifyRecord record(Run part) {
        return part.check().orElseThrow();
    }

    private static List<Object> row(Source source) {
        return List.of(
                source.source(), source.records(), source.compared(), source.agree(), source.byRule(), source.differ());
    }

    private static void addRows(Run run, List<List<Object>> rows) {
        final VerifyRecord check = record(run);
        check.sources()
                .forEach(source -> rows.add(List.of(
                        run.name(),
                        check.started(),
                        check.shard(),
                        check.table(),
                        source.source(),
                        source.records(),
                        source.agree(),
                        source.byRule(),
                        source.differ())));
    }
}
