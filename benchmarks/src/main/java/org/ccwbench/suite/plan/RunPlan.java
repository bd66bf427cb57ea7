package org.ccwbench.suite.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run measures, in the order in which it does. The entries of one benchmark and its parameters on several JDKs
 * stand beside each other.
 *
 * @param entries what gives one result each
 */
public record RunPlan(List<Entry> entries) {
    /** Of the order in which parts of the work are dealt out: the same for all parts. */
    private static final long DEALING_SEED = 0xcc;

    private static final double MILLIS_A_SECOND = 1e3;

    public RunPlan {
        entries = List.copyOf(entries);
    }

    /**
     * What is asked for.
     *
     * @param profile how much of the parameters
     * @param set values of parameters instead of the profile's
     * @param seed of the order
     * @param shard which part of it
     * @param budget time for the part; null for as many forks and iterations as the benchmarks say
     */
    public record Request(Profile profile, Map<String, List<String>> set, long seed, Shard shard, Duration budget) {}

    /**
     * Plans benchmarks.
     *
     * @throws PlanException when no benchmark has a parameter that is set, the budget is too short, or the part has
     *     nothing to do
     */
    public static RunPlan of(Catalogue catalogue, Request request, List<JdkHome> jdks) {
        check(catalogue, request.set);
        final List<Piece> pieces = new ArrayList<>();
        for (final Benchmark benchmark : catalogue.benchmarks()) {
            benchmark
                    .combinations(request.profile, request.set)
                    .forEach(params -> pieces.add(new Piece(benchmark, params)));
        }
        Collections.shuffle(pieces, new Random(DEALING_SEED));
        final List<Piece> part = IntStream.range(0, pieces.size())
                .filter(request.shard::takes)
                .mapToObj(pieces::get)
                .collect(Collectors.toCollection(ArrayList::new));
        if (part.isEmpty()) {
            throw new PlanException("part " + request.shard + " has nothing to do: there are only " + pieces.size()
                    + " pieces of work");
        }
        Collections.shuffle(part, new Random(request.seed));
        final Duration share = request.budget == null
                ? null
                : share(
                        request.budget,
                        part,
                        (pieces.size() + request.shard.parts() - 1) / request.shard.parts(),
                        jdks);
        return new RunPlan(part.stream()
                .flatMap(piece -> piece.entries(share, jdks).stream())
                .toList());
    }

    private static void check(Catalogue catalogue, Map<String, List<String>> set) {
        for (final String parameter : set.keySet()) {
            if (catalogue.benchmarks().stream()
                    .noneMatch(benchmark -> benchmark.parameters().containsKey(parameter))) {
                throw new PlanException("-p " + parameter + ": none of these benchmarks has that parameter; they have "
                        + catalogue.benchmarks().stream()
                                .flatMap(benchmark -> benchmark.parameters().keySet().stream())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
        }
        catalogue.benchmarks().forEach(benchmark -> benchmark.check(set));
    }

    /** All parts share alike, though one may have a piece less to do. */
    private static Duration share(Duration budget, List<Piece> part, int most, List<JdkHome> jdks) {
        final int runs = most * jdks.size();
        final Duration least = part.stream()
                .map(piece -> piece.benchmark.effort().least().total())
                .max(Duration::compareTo)
                .orElseThrow()
                .multipliedBy(runs);
        if (budget.compareTo(least) < 0) {
            throw new PlanException("--budget " + Times.text(budget) + " is too short for " + runs
                    + " measurements: give " + Times.text(least) + " or more, or choose fewer with REGEX, --tag or -p");
        }
        return budget.dividedBy(runs);
    }

    /** A benchmark with its parameters. */
    private record Piece(Benchmark benchmark, Map<String, String> params) {
        private List<Entry> entries(Duration share, List<JdkHome> jdks) {
            final Effort effort =
                    share == null ? benchmark.effort() : benchmark.effort().within(share);
            return IntStream.range(0, jdks.size())
                    .mapToObj(
                            jdk -> Entry.of(benchmark, params, jdks.size() == 1 ? "" : "-jdk" + (jdk + 1), jdk, effort))
                    .toList();
        }
    }

    /**
     * What every JVM is started for, in their order: each entry in turn, again and again, so that what changes on the
     * machine meanwhile meets all alike. Each time another of several JDKs comes first.
     */
    public List<Entry> forksInTurn() {
        final List<Entry> inTurn = new ArrayList<>();
        final int jdks = entries.stream().mapToInt(Entry::jdk).max().orElse(0) + 1;
        final int most = entries.stream().mapToInt(Entry::forks).max().orElse(0);
        for (int fork = 0; fork < most; fork++) {
            for (int first = 0; first < entries.size(); first += jdks) {
                for (int jdk = 0; jdk < jdks; jdk++) {
                    final Entry entry = entries.get(first + (fork + jdk) % jdks);
                    if (fork < entry.forks()) {
                        inTurn.add(entry);
                    }
                }
            }
        }
        return inTurn;
    }

    /** The time that all of it takes, with what JVMs take to start. */
    public Duration total() {
        return Duration.ofMillis((long) (MILLIS_A_SECOND
                * entries.stream().mapToDouble(Entry::expectedSeconds).sum()));
    }
}
