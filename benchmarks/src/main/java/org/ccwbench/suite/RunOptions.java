package org.ccwbench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccwbench.suite.plan.Catalogue;
import org.ccwbench.suite.plan.JdkHome;
import org.ccwbench.suite.plan.Profile;
import org.ccwbench.suite.plan.RunPlan;
import org.ccwbench.suite.plan.Shard;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a run that begins is told to measure. */
final class RunOptions {
    @Parameters(
            paramLabel = "REGEX",
            arity = "0..1",
            description = "Only benchmarks whose name it is found in, such as cp or Beside.*pairs; list shows them.")
    private String regex;

    @Option(
            names = "--profile",
            paramLabel = "standard|full",
            description =
                    "standard, when not given: the values of the parameters that answer the benchmarks' questions;"
                            + " full: all combinations of all values. list says how long both take.")
    private Profile profile;

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE[,VALUE...]",
            description = "Values of a parameter instead of the profile's, such as -p shape=direct1,eckd12.")
    private Map<String, String> set = Map.of();

    @Option(names = "--tag", paramLabel = "T", description = "Only benchmarks with this tag, such as irq.")
    private String tag;

    @Option(
            names = "--jdk",
            paramLabel = "PATH",
            description = "Directory of the JDK to measure with, 17 or newer, instead of the one that runs this. Given"
                    + " several times, they are measured in turn, fork by fork.")
    private List<Path> jdks = List.of();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = BudgetConverter.class,
            description = "What all of it should take, such as 10m: chooses the number of forks and iterations.")
    private Duration budget;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the order in which it is measured, 1 when not given; the same seed gives the same order.")
    private Long seed;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "Only part I of N, such as 1/4: every part takes other benchmarks, and all parts take all.")
    private Shard shard;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "The directory for the results; results/DATE-run when not given.")
    private Path folder;

    /** Whether nothing was said. */
    boolean isEmpty() {
        return regex == null
                && profile == null
                && set.isEmpty()
                && tag == null
                && jdks.isEmpty()
                && budget == null
                && seed == null
                && shard == null
                && folder == null;
    }

    /** The directory; null when it is not said. */
    Path folder() {
        return folder;
    }

    /** The budget; null without. */
    Duration budget() {
        return budget;
    }

    Profile profile() {
        return profile == null ? Profile.STANDARD : profile;
    }

    long seed() {
        return seed == null ? 1 : seed;
    }

    Shard shard() {
        return shard == null ? Shard.WHOLE : shard;
    }

    /** @throws org.ccwbench.suite.plan.PlanException when one is no JDK */
    List<JdkHome> jdks() {
        return jdks.isEmpty()
                ? List.of(JdkHome.current())
                : jdks.stream().map(JdkHome::at).toList();
    }

    /** @throws org.ccwbench.suite.plan.PlanException when there is nothing of the kind to measure */
    RunPlan plan(Catalogue catalogue, List<JdkHome> homes) {
        final Map<String, List<String>> values = new LinkedHashMap<>();
        set.forEach((name, text) -> values.put(name, List.of(text.split(","))));
        return RunPlan.of(
                catalogue.select(regex, tag), new RunPlan.Request(profile(), values, seed(), shard(), budget), homes);
    }
}
