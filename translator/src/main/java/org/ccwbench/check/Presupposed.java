package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.fixtures.corpus.Scenario;
import org.ccwbench.fixtures.corpus.ScenarioStep;

/**
 * What a scenario takes for granted when it begins: which subchannel it is about, and how far its life had come. It is
 * seen from the steps, so that scenarios can be replayed in any order.
 */
final class Presupposed {
    private static final String USUAL_UUID = "6f5f6f0e-0000-4000-8000-00000000c0de";
    private static final int USUAL_ADDRESS = 0x015a_0400;
    private static final int DEVICE_NUMBERS = 0x1000;
    private static final int PATHS = 0x80;
    private static final Pattern CSS_PATH =
            Pattern.compile("/devices/css[0-9a-f]+/([0-9a-f]+\\.[0-3]\\.[0-9a-f]{4})(?:/([0-9a-f-]{36}))?(?:/.*)?");
    private static final Pattern SPIED_START = Pattern.compile("ssch 0001([0-9a-f]{4}) orb ([0-9a-f]{8}).*");
    private static final Pattern SPIED_COMMAND =
            Pattern.compile("vfio_ccw_fsm_async_request: .* command=0x([0-9a-f]{1,8}) .*");

    private final Scenario scenario;

    Presupposed(Scenario scenario) {
        this.scenario = scenario;
    }

    /** How far the life of the subchannel had come. */
    enum Life {
        /** No driver. */
        UNBOUND,
        /** No mdev. */
        BOUND,
        /** An mdev that nobody uses. */
        CREATED,
        OPEN
    }

    Life life() {
        return scenario.lines().stream()
                .map(Scenario.Line::step)
                .filter(Presupposed::isLife)
                .findFirst()
                .map(Presupposed::before)
                .orElse(Life.OPEN);
    }

    private static Life before(ScenarioStep first) {
        if (first instanceof ScenarioStep.Bind) {
            return Life.UNBOUND;
        }
        if (first instanceof ScenarioStep.Create) {
            return Life.BOUND;
        }
        return first instanceof ScenarioStep.Open ? Life.CREATED : Life.OPEN;
    }

    private static boolean isLife(ScenarioStep step) {
        return step instanceof ScenarioStep.Bind
                || step instanceof ScenarioStep.Unbind
                || step instanceof ScenarioStep.Create create && !create.second()
                || step instanceof ScenarioStep.Remove
                || step instanceof ScenarioStep.Open
                || step instanceof ScenarioStep.Close;
    }

    boolean mapsItself() {
        return scenario.steps(ScenarioStep.MapPages.class).findFirst().isPresent();
    }

    SubchannelId subchannel() {
        final String id = Stream.of(
                        scenario.steps(ScenarioStep.Trace.class).map(ScenarioStep.Trace::subchannel),
                        mdevPaths().map(found -> found.group(1)),
                        scenario.steps(ScenarioStep.BoundDriver.class).map(ScenarioStep.BoundDriver::subchannel),
                        spiedStarts().map(found -> "0.0." + found.group(1)))
                .flatMap(ids -> ids)
                .findFirst()
                .orElse("0.0.0001");
        final String[] parts = id.split("\\.");
        return new SubchannelId(
                Integer.parseInt(parts[0], 16), Integer.parseInt(parts[1], 16), Integer.parseInt(parts[2], 16));
    }

    String uuid() {
        return mdevPaths().map(found -> found.group(2)).findFirst().orElse(USUAL_UUID);
    }

    private Stream<MatchResult> mdevPaths() {
        return scenario.steps(ScenarioStep.Uevent.class)
                .map(ScenarioStep.Uevent::path)
                .map(CSS_PATH::matcher)
                .filter(found -> found.matches() && found.group(2) != null)
                .map(found -> found.toMatchResult());
    }

    private Stream<MatchResult> spiedStarts() {
        return scenario.spy().stream()
                .map(SPIED_START::matcher)
                .filter(found -> found.matches())
                .map(found -> found.toMatchResult());
    }

    /** The low word of the subchannel's address in the kernel. */
    int address() {
        return recordedPmcw()
                .filter(pmcw -> Pmcw.ena(pmcw, 0))
                .map(pmcw -> Pmcw.intparm(pmcw, 0))
                .or(() -> spiedStarts()
                        .map(found -> Integer.parseUnsignedInt(found.group(2), 16))
                        .findFirst())
                .orElse(USUAL_ADDRESS);
    }

    /** What the I/O configuration says of the subchannel; nothing that a driver sets. */
    UnsafeBuffer pmcw() {
        final UnsafeBuffer pmcw = recordedPmcw().orElseGet(this::usualPmcw);
        Pmcw.intparm(pmcw, 0, 0);
        Pmcw.ena(pmcw, 0, false);
        Pmcw.isc(pmcw, 0, 0);
        Pmcw.csense(pmcw, 0, false);
        return pmcw;
    }

    private Optional<UnsafeBuffer> recordedPmcw() {
        return scenario.steps(ScenarioStep.SchibRegion.class)
                .findFirst()
                .map(step -> new UnsafeBuffer(
                        ByteBuffer.allocate(Pmcw.BYTES).put(step.schib(), Schib.PMCW_OFFSET, Pmcw.BYTES)));
    }

    private UnsafeBuffer usualPmcw() {
        final UnsafeBuffer pmcw = new UnsafeBuffer(new byte[Pmcw.BYTES]);
        Pmcw.dnv(pmcw, 0, true);
        Pmcw.dev(pmcw, 0, DEVICE_NUMBERS + subchannel().number());
        Pmcw.lpm(pmcw, 0, PATHS);
        Pmcw.pim(pmcw, 0, PATHS);
        Pmcw.pom(pmcw, 0, 0xff);
        Pmcw.pam(pmcw, 0, PATHS);
        return pmcw;
    }

    /** The commands that were given to the command region, in order; only trace events tell those that are none. */
    List<Integer> commands() {
        return scenario.steps(ScenarioStep.Trace.class)
                .map(ScenarioStep.Trace::line)
                .map(SPIED_COMMAND::matcher)
                .filter(found -> found.matches())
                .map(found -> Integer.parseUnsignedInt(found.group(1), 16))
                .toList();
    }

    /** The ORB of a request that does not say: the last one in front of it, or a plain one. */
    static byte[] plainOrb() {
        return ByteBuffer.allocate(12)
                .order(BIG_ENDIAN)
                .putInt(0x0bad_cafe)
                .putInt(0x00c2_8000)
                .putInt(0x1000)
                .array();
    }

    /** Writers that wrote at the same time. */
    List<ScenarioStep.Writer> writers() {
        return scenario.steps(ScenarioStep.Writer.class).toList();
    }
}
