package org.ccwbench.suite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ccwbench.suite.machine.Software;
import org.ccwbench.suite.plan.Benchmark;
import org.ccwbench.suite.plan.Entry;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.plan.RunPlan;
import org.ccwbench.suite.plan.Times;
import org.ccwbench.suite.results.JmhResult;
import org.ccwbench.suite.results.RunFolder;
import org.ccwbench.suite.view.Table;

/** What a run says before and after it measures. */
final class RunSummary {
    private static final Pattern THROWN = Pattern.compile("(?m)^(?:Caused by: )?[\\w.$]+(?:Exception|Error): (.+)$");
    private static final double MILLIS_A_SECOND = 1e3;

    private RunSummary() {}

    /** The plan: how often each benchmark is measured, and how long that takes. */
    static void print(Terminal terminal, RunPlan plan, List<JdkHome> jdks) {
        final Map<String, List<Entry>> byBenchmark = new TreeMap<>();
        plan.entries()
                .forEach(entry -> byBenchmark
                        .computeIfAbsent(Benchmark.shortName(entry.benchmark()), name -> new ArrayList<>())
                        .add(entry));
        if (jdks.size() > 1) {
            jdks.forEach(jdk -> terminal.out().println("with     " + jdk));
        } else if (!jdks.get(0).equals(JdkHome.current())) {
            terminal.out().println("with     " + jdks.get(0));
        }
        final List<List<Object>> rows = new ArrayList<>();
        byBenchmark.forEach((name, entries) -> rows.add(List.of(
                name,
                entries.size(),
                entries.get(0).forks(),
                entries.get(0).warmUps() + " + " + entries.get(0).iterations(),
                Times.text(total(entries)))));
        new Table(List.of("benchmark", "results", "forks", "iterations", "about"), rows, List.of())
                .print(terminal.out(), rows.size());
        terminal.out()
                .println("plan     " + count(plan.entries().size(), "result") + " from "
                        + count(plan.forksInTurn().size(), "JVM") + ", about " + Times.text(plan.total()));
        terminal.out().flush();
    }

    private static Duration total(List<Entry> entries) {
        return Duration.ofMillis((long) (MILLIS_A_SECOND
                * entries.stream().mapToDouble(Entry::expectedSeconds).sum()));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What was thrown last, of what a JVM has printed. */
    static Optional<String> cause(String printed) {
        String cause = null;
        final Matcher thrown = THROWN.matcher(printed);
        while (thrown.find()) {
            cause = thrown.group(1);
        }
        return Optional.ofNullable(cause);
    }

    /** The table, what could not be measured, and how to go on. @return the {@link ExitCode} */
    static int print(Terminal terminal, RunFolder folder, RunLoop loop) {
        final Map<Entry, JmhResult> results = new LinkedHashMap<>();
        folder.record().plan().stream()
                .filter(entry -> folder.results().containsKey(entry.id()))
                .forEach(entry -> results.put(entry, folder.results().get(entry.id())));
        if (!results.isEmpty()) {
            new RunTable(folder.record().jdks()).of(results).print(terminal.out(), Integer.MAX_VALUE);
        }
        loop.failures().forEach((id, why) -> terminal.out().println(terminal.bad("failed   " + id + ": " + why)));
        loop.hindrance().ifPresent(why -> terminal.out().println(terminal.bad(why)));
        if (!loop.isDone()) {
            terminal.out()
                    .println((loop.failures().isEmpty() ? "Stopped early: " : "Not complete: ") + loop.done() + " of "
                            + loop.all() + " JVMs are measured. To go on:");
            terminal.out().println("  " + call() + " run --resume " + folder.path());
        }
        terminal.out().println("results  " + folder.path());
        terminal.out().flush();
        return code(loop);
    }

    private static String call() {
        return java() + " -jar " + Software.jar().map(RunSummary::shortest).orElse("benchmarks.jar");
    }

    /** Without its path, where the shell would find the same one. */
    private static String java() {
        final Path here = Path.of(JdkHome.current().java());
        final String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "java"))
                .filter(Files::isExecutable)
                .findFirst()
                .filter(found -> isSame(found, here))
                .map(found -> "java")
                .orElseGet(here::toString);
    }

    private static boolean isSame(Path left, Path right) {
        try {
            return Files.isSameFile(left, right);
        } catch (IOException e) {
            return false;
        }
    }

    /** From here, where that is shorter. */
    private static String shortest(Path jar) {
        final Path here = Path.of("").toAbsolutePath();
        return jar.startsWith(here) ? here.relativize(jar).toString() : jar.toString();
    }

    private static int code(RunLoop loop) {
        if (loop.isWrong()) {
            return ExitCode.WRONG_TRANSLATION;
        }
        if (!loop.failures().isEmpty()) {
            return ExitCode.HARNESS;
        }
        if (loop.hindrance().isPresent()) {
            return ExitCode.USAGE;
        }
        return loop.isDone() ? ExitCode.OK : ExitCode.UNDECIDED;
    }
}
