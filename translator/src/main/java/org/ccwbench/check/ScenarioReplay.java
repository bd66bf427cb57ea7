package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.fixtures.corpus.Scenario;
import org.ccwbench.fixtures.corpus.ScenarioStep;
import org.ccwbench.kernel.Uevents;

/**
 * Replays one scenario: steps that did something are done, and what they and the steps that looked at something give is
 * compared.
 */
final class ScenarioReplay implements AutoCloseable {
    private final Scenario scenario;
    private final Presupposed presupposed;
    private final Findings findings;
    private final RecordedMachine machine;
    private final UserSteps user;
    private final LifeSteps life;
    private final StepTable table = new StepTable();
    private boolean raced;

    ScenarioReplay(Scenario scenario, Findings findings) {
        this.scenario = scenario;
        this.presupposed = new Presupposed(scenario);
        this.findings = findings;
        this.machine = new RecordedMachine(scenario, presupposed);
        this.user = new UserSteps(machine, presupposed, findings);
        this.life = new LifeSteps(machine, user, presupposed, findings);
        user.register(table);
        life.register(table);
        register();
    }

    private void register() {
        table.on(ScenarioStep.HoldInterruptions.class, this::hold);
        table.on(ScenarioStep.ForceConditionCode.class, this::force);
        table.on(ScenarioStep.Writer.class, this::race);
        table.on(ScenarioStep.Trace.class, step -> {});
        table.on(ScenarioStep.Uevent.class, step -> {});
        table.on(ScenarioStep.TerminalKeys.class, step -> machine.device.attention(machine.subchannel));
        table.on(ScenarioStep.TerminalOutput.class, step -> findings.passOver("terminal bytes"));
        table.on(ScenarioStep.PathAttribute.class, step -> findings.passOver("channel paths in sysfs"));
        table.on(ScenarioStep.Group.class, step -> findings.passOver("group files"));
        table.on(ScenarioStep.Heading.class, step -> findings.passOver("headings"));
    }

    /** What is done for each kind of step. */
    StepTable table() {
        return table;
    }

    void run() {
        life.reach(presupposed.life());
        machine.store(scenario);
        user.forgetSignals();
        machine.traces.clear();
        machine.uevents.clear();
        machine.spied.clear();
        for (final Scenario.Line line : scenario.lines()) {
            findings.at(line);
            beginRemoval(line);
            table.run(line.step());
            machine.settle();
        }
        findings.at("at the end");
        traces();
        uevents();
        spied();
    }

    private void hold(ScenarioStep.HoldInterruptions step) {
        machine.hold(step.on());
        findings.decimal("result", step.result(), 0);
    }

    private void force(ScenarioStep.ForceConditionCode step) {
        machine.force(step.conditionCode());
        findings.decimal("result", step.result(), 0);
    }

    /** A removal that waits for the user began before he was asked to let go of the device. */
    private void beginRemoval(Scenario.Line line) {
        if (machine.isRemoving()
                || !(line.step() instanceof ScenarioStep.Signals signals)
                || signals.eventFd() != ScenarioStep.EventFd.REQ
                || signals.count() == 0) {
            return;
        }
        final List<Scenario.Line> rest =
                scenario.lines().subList(line.number(), scenario.lines().size());
        for (final Scenario.Line later : rest) {
            if (later.step() instanceof ScenarioStep.Unbind) {
                machine.beginRemoval(life::unbind);
                return;
            }
            if (later.step() instanceof ScenarioStep.Remove) {
                machine.beginRemoval(life::remove);
                return;
            }
        }
    }

    /** All writers of a scenario wrote at the same time; what each did is not the same twice. */
    private void race(ScenarioStep.Writer step) {
        findings.decimal("results but a start, -EBUSY and -EAGAIN", 0, step.failed());
        if (raced) {
            return;
        }
        raced = true;
        final List<ScenarioStep.Writer> writers = presupposed.writers();
        final List<Race.Tally> tallies = new Race(machine, user.region()).run(writers);
        machine.settle();
        long starts = 0;
        for (final Race.Tally tally : tallies) {
            findings.decimal("results but a start, -EBUSY and -EAGAIN", 0, tally.failed());
            starts += tally.started();
        }
        user.raced(
                starts, writers.stream().mapToLong(ScenarioStep.Writer::started).sum());
        findings.passOver("shares of racing writers");
    }

    private void traces() {
        final List<String> recorded = scenario.steps(ScenarioStep.Trace.class)
                .map(ScenarioStep.Trace::line)
                .toList();
        if (recorded.isEmpty()) {
            findings.passOver("trace that was not recorded");
        } else {
            findings.lines("trace event", recorded, machine.traces.lines());
        }
    }

    private void uevents() {
        final List<ScenarioStep.Uevent> recorded =
                scenario.steps(ScenarioStep.Uevent.class).toList();
        if (recorded.isEmpty()) {
            findings.passOver("uevents that were not recorded");
            return;
        }
        final List<String> wanted = new ArrayList<>();
        for (final ScenarioStep.Uevent event : recorded) {
            if (isOurs(event.path())) {
                wanted.add(text(event));
            } else {
                findings.passOver("uevents of other devices");
            }
        }
        findings.lines(
                "uevent",
                wanted,
                machine.uevents.stream().map(ScenarioReplay::text).toList());
    }

    private boolean isOurs(String path) {
        final String ours = machine.sch.path();
        return path.equals(ours) || path.startsWith(ours + "/") || path.startsWith("/devices/virtual/vfio/");
    }

    private String text(ScenarioStep.Uevent event) {
        final List<String> variables = new ArrayList<>();
        for (final String variable : event.variables()) {
            if (variable.startsWith("MAJOR=") || variable.startsWith("MINOR=")) {
                findings.passOver("device numbers");
            } else {
                variables.add(variable);
            }
        }
        return text(new Uevents.Uevent(event.action(), event.path(), event.subsystem(), variables));
    }

    private static String text(Uevents.Uevent event) {
        return event.action() + '@' + event.path() + ' ' + event.subsystem() + ' ' + event.variables();
    }

    private void spied() {
        if (scenario.spy().isEmpty()) {
            findings.passOver("spy that was not recorded");
        } else {
            findings.lines("spied line", SpiedText.comparable(scenario.spy(), findings), machine.spied.lines());
        }
    }

    @Override
    public void close() {
        machine.close();
    }
}
