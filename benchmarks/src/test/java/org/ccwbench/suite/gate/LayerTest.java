package org.ccwbench.suite.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ccwbench.suite.gate.Layer.Result;
import org.ccwbench.suite.gate.counters.Counts;
import org.ccwbench.suite.gate.stats.Estimate;
import org.ccwbench.suite.gate.stats.ForkRatio;
import org.ccwbench.suite.gate.stats.Order;
import org.ccwbench.suite.gate.stats.Outcome;
import org.ccwbench.suite.gate.stats.Verdict;
import org.junit.jupiter.api.Test;

/** What each layer says of what was measured. */
class LayerTest {
    private static final Counts COUNTS = Counts.of(8, 3, 7, 1, 1, 4, 1, 2);
    private static final Counts MORE = Counts.of(16, 3, 7, 1, 1, 4, 1, 2);

    private static TreeMap<String, Counts> counts(Counts counts) {
        return new TreeMap<>(Map.of("direct/a", counts, "direct/b", COUNTS));
    }

    /** Every fork says the same. */
    static Estimate estimate(double ratio) {
        final double log = Math.log(ratio);
        return Estimate.of(Arrays.stream(Order.values())
                .flatMap(order -> List.of(new ForkRatio(order, log), new ForkRatio(order, log)).stream())
                .toList());
    }

    static Outcome outcome(Verdict verdict, double ratio) {
        return new Outcome(
                "k",
                verdict,
                estimate(ratio),
                Math.log(1.03),
                OptionalDouble.empty(),
                verdict == Verdict.SLOWER ? estimate(ratio) : null);
    }

    @Test
    void shouldPassCountersThatAreAsCommitted() {
        final Layer layer = CounterLayer.judge(counts(COUNTS), counts(COUNTS), Optional.empty());
        assertThat(layer).isEqualTo(Layer.of("work counters", Result.PASSED, "2 fixtures as committed"));
    }

    @Test
    void shouldFailACounterThatIsAboveWhatWasCommitted() {
        final Layer layer = CounterLayer.judge(counts(MORE), counts(COUNTS), Optional.empty());
        assertThat(layer.result()).isEqualTo(Result.SLOWER);
        assertThat(layer.isBad()).isTrue();
        assertThat(layer.summary()).isEqualTo("1 of 2 fixtures need more work");
        assertThat(layer.lines()).containsExactly("direct/a: guest bytes read 8 -> 16");
    }

    @Test
    void shouldAskForLessWorkToBeAccepted() {
        final Layer layer = CounterLayer.judge(counts(COUNTS), counts(MORE), Optional.empty());
        assertThat(layer.result()).isEqualTo(Result.PASSED);
        assertThat(layer.summary()).isEqualTo("2 fixtures, 1 to be accepted");
        assertThat(layer.lines())
                .containsExactly("direct/a: guest bytes read 16 -> 8; less work: gate --accept-counters direct/a");
    }

    @Test
    void shouldAskForANewFixtureToBeAccepted() {
        final Layer layer =
                CounterLayer.judge(counts(COUNTS), new TreeMap<>(Map.of("direct/b", COUNTS)), Optional.empty());
        assertThat(layer.lines()).containsExactly("direct/a: not committed yet; gate --accept-counters direct/a");
    }

    @Test
    void shouldSayThatAFixtureIsGone() {
        final Layer layer =
                CounterLayer.judge(new TreeMap<>(Map.of("direct/b", COUNTS)), counts(COUNTS), Optional.empty());
        assertThat(layer.result()).isEqualTo(Result.PASSED);
        assertThat(layer.summary()).isEqualTo("1 fixtures, 1 to be accepted");
        assertThat(layer.lines())
                .containsExactly("direct/a: committed, but there is no such fixture any more;"
                        + " gate --accept-counters direct/a");
    }

    @Test
    void shouldTellWhatWasAcceptedSinceTheBaseline() {
        final Layer layer = CounterLayer.judge(counts(MORE), counts(MORE), Optional.of(counts(COUNTS)));
        assertThat(layer.result()).isEqualTo(Result.PASSED);
        assertThat(layer.lines()).containsExactly("direct/a: accepted since the baseline: guest bytes read 8 -> 16");
    }

    @Test
    void shouldReadValgrindsCount() throws IOException {
        assertThat(Instructions.parse("==1== \n==1== I   refs:      5,466,988,721\n"))
                .isEqualTo(5_466_988_721L);
        assertThatThrownBy(() -> Instructions.parse("==1== killed")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldAllowOnePercentMoreInstructions() {
        final Map<String, Instructions.Count> counts = new LinkedHashMap<>();
        counts.put("k", new Instructions.Count(1000, 1009));
        counts.put("l", new Instructions.Count(2416.2, 2416.1));
        counts.put("m", new Instructions.Count(1000, 500));
        assertThat(Instructions.judge(counts))
                .isEqualTo(Layer.of("instructions", Result.PASSED, "k +0.9 %, l +0.0 %, m -50.0 %"));
        counts.put("n", new Instructions.Count(1000, 1011));
        assertThat(Instructions.judge(counts))
                .isEqualTo(new Layer(
                        "instructions",
                        Result.SLOWER,
                        "1 of 4 kernels need more",
                        List.of("n: 1000.0 -> 1011.0 an operation (+1.1 %)")));
    }

    /** 640,000 operations of 1,000 instructions each, and what a JVM does before and now and then on top. */
    @Test
    void shouldCountAgainWhatLooksLikeMoreInstructions() throws IOException {
        final long once = 640_000_000;
        final long begin = 5_000_000_000L;
        final long extra = 20_000_000;
        final long[] same = {begin + once, begin + 2 * once, begin + once, begin + 2 * once};
        final long[] disturbed = {begin + once + extra, begin + 2 * once, begin + once, begin + 2 * once};
        final long[] more = {begin + once, begin + 2 * once, begin + once, begin + 2 * once + extra};
        final Iterator<long[]> sets = List.of(disturbed, same).iterator();
        assertThat(Instructions.fewest(() -> sets.next().clone())).isEqualTo(new Instructions.Count(1000, 1000));
        assertThat(sets.hasNext()).isFalse();
        final Iterator<long[]> slower = List.of(more, more, more).iterator();
        assertThat(Instructions.fewest(() -> slower.next().clone())).isEqualTo(new Instructions.Count(1000, 1031.25));
        assertThat(slower.hasNext()).isFalse();
    }

    @Test
    void shouldBeSlowerWhenOneKernelIs() {
        final List<Outcome> outcomes =
                List.of(outcome(Verdict.SAME, 1), outcome(Verdict.SLOWER, 1.1), outcome(Verdict.NOT_DECIDED, 1.03));
        assertThat(TimeLayer.judge(outcomes, Optional.empty(), true, ""))
                .isEqualTo(Layer.of("times", Result.SLOWER, "1 same, 1 SLOWER, 1 not decided of 3 kernels"));
    }

    @Test
    void shouldNotDecideWhenARulerMoved() {
        final Optional<String> why = TimeLayer.isVoid(Map.of("ruler.copy", estimate(1.05)));
        assertThat(why)
                .contains("void: ruler.copy does the same in both versions, and still its ratio is"
                        + " 1.050 [1.050, 1.050] (4 forks)");
        assertThat(TimeLayer.isVoid(Map.of("ruler.copy", estimate(1.02)))).isEmpty();
        assertThat(TimeLayer.isVoid(Map.of("ruler.copy", estimate(0.9)))).isPresent();
        final Layer layer = TimeLayer.judge(List.of(outcome(Verdict.SLOWER, 1.1)), why, true, "");
        assertThat(layer.result()).isEqualTo(Result.NOT_DECIDED);
        assertThat(layer.isBad()).isFalse();
    }

    @Test
    void shouldDecideNothingOnAnUnfitMachine() {
        final Layer layer = TimeLayer.judge(List.of(outcome(Verdict.SLOWER, 1.1)), Optional.empty(), false, "load 9");
        assertThat(layer.result()).isEqualTo(Result.INFORMATION);
        assertThat(layer.lines()).containsExactly("this machine is unfit, so times decide nothing: load 9");
    }

    @Test
    void shouldAlignTheTable() {
        final KernelRow row = new KernelRow(outcome(Verdict.SAME, 1), 87.53, new KernelRow.Bytes(0, 24), null);
        assertThat(KernelRow.head(6)).isEqualTo("kernel    ns old  ratio new/old (95 %)  instr/op    alloc  verdict");
        assertThat(row.text(6)).isEqualTo("k           87.5  1.000 [1.000, 1.000]         -  0 -> 24");
    }

    @Test
    void shouldExplainEveryVerdictWithItsForks() {
        assertThat(TimeLayer.explain(outcome(Verdict.SAME, 1))).isEqualTo("same (within ±3.0 %, 4 forks)");
        assertThat(TimeLayer.explain(outcome(Verdict.SLOWER, 1.1)))
                .isEqualTo("SLOWER (4 forks, both orders agree, confirmed by 4 fresh ones: 1.100 [1.100, 1.100])");
        assertThat(TimeLayer.explain(outcome(Verdict.FASTER, 0.9))).isEqualTo("faster (4 forks, both orders agree)");
        assertThat(TimeLayer.explain(outcome(Verdict.NOT_DECIDED, 1.02)))
                .isEqualTo("not decided (4 forks, margin ±3.0 %, needs about 8)");
        assertThat(TimeLayer.explain(outcome(Verdict.NOT_DECIDED, 1.1)))
                .isEqualTo("not decided (4 forks, slower by more than 3.0 %, but not confirmed by fresh ones: a larger"
                        + " --budget has time for them)");
        assertThat(TimeLayer.explain(noisy(Verdict.NOT_DECIDED)))
                .isEqualTo("not decided (4 forks, equal versions differ by 25.0 % here)");
        assertThat(TimeLayer.explain(noisy(Verdict.SAME))).isEqualTo("same (within ±10.0 %, 4 forks)");
    }

    private static Outcome noisy(Verdict verdict) {
        final double floor = Math.log(1.25);
        return new Outcome("k", verdict, estimate(1.05), floor, OptionalDouble.of(floor), null);
    }
}
