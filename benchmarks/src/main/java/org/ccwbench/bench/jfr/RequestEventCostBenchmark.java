package org.ccwbench.bench.jfr;

import java.util.List;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.vfio.BesideTranslatorBenchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do the events of the life cycle cost, three state changes and an interruption a request? Whole requests beside
 * the translator alone, as in {@link BesideTranslatorBenchmark}, under four recordings, which take no event of the
 * translator.
 */
@State(Scope.Thread)
@Question(
        value = "What do the JFR events of the life cycle cost?",
        tags = {"jfr", "lifecycle"},
        standard = {"shape=eckd12", "data=hot"})
public class RequestEventCostBenchmark extends BesideTranslatorBenchmark {
    /** As {@link EventRecording} says. */
    @Param({"none", "off", "profile", "all"})
    public String recording;

    private EventRecording running;

    @Setup
    public void startRecording() {
        running = new EventRecording(recording, List.of("ccw.StateChange", "ccw.Interrupt"));
    }

    @TearDown
    public void stopRecording() {
        running.close();
    }
}
