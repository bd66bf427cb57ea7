package org.ccwbench.bench.jfr;

import java.util.List;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.cp.BesideLimitBenchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do the translator's events cost? The translator beside its limit, as in {@link BesideLimitBenchmark}, under four
 * recordings. The limit has no events: what is compared is the time as a multiple of it.
 */
@State(Scope.Thread)
@Question(
        value = "What do the JFR events of the translator cost?",
        tags = {"jfr", "translate"},
        standard = {"shape=eckd12", "data=hot", "table=flat"})
public class EventCostBenchmark extends BesideLimitBenchmark {
    /** As {@link EventRecording} says. */
    @Param({"none", "off", "profile", "all"})
    public String recording;

    private EventRecording running;

    @Setup
    public void startRecording() {
        running = new EventRecording(recording, List.of("ccw.Translate", "ccw.Pin"));
    }

    @TearDown
    public void stopRecording() {
        running.close();
    }
}
