package org.ccwbench.check;

import java.util.function.IntSupplier;
import org.ccwbench.arch.Crw;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.CssDriver;
import org.ccwbench.css.PathEvent;
import org.ccwbench.fixtures.corpus.ScenarioStep;
import org.ccwbench.memory.Errno;
import org.ccwbench.vfio.MdevParent;
import org.ccwbench.vfio.VfioCcwDevice;

/** What an operator and the machine do: the life of the mdev, its device, and the channel paths. */
final class LifeSteps {
    private static final int NO_MDEV = Errno.ENODEV;

    private final RecordedMachine machine;
    private final UserSteps user;
    private final Findings findings;
    private final String uuid;
    private final String otherUuid;

    LifeSteps(RecordedMachine machine, UserSteps user, Presupposed presupposed, Findings findings) {
        this.machine = machine;
        this.user = user;
        this.findings = findings;
        this.uuid = presupposed.uuid();
        this.otherUuid = uuid.substring(0, uuid.length() - 1) + (uuid.endsWith("f") ? '0' : 'f');
    }

    void register(StepTable table) {
        table.on(ScenarioStep.Bind.class, step -> result(step.result(), bind()));
        table.on(ScenarioStep.Unbind.class, step -> removed(step.result(), this::unbind));
        table.on(ScenarioStep.Create.class, step -> result(step.result(), create(step.second())));
        table.on(ScenarioStep.Remove.class, step -> removed(step.result(), this::remove));
        table.on(ScenarioStep.Open.class, step -> result(step.result(), open()));
        table.on(ScenarioStep.OpenSecond.class, step -> result(step.result(), openSecond()));
        table.on(ScenarioStep.Close.class, this::close);
        table.on(ScenarioStep.TypeAttribute.class, this::typeAttribute);
        table.on(ScenarioStep.BoundDriver.class, this::boundDriver);
        table.on(ScenarioStep.Vary.class, this::vary);
        table.on(ScenarioStep.Injected.class, this::injected);
        table.on(ScenarioStep.MapPages.class, step -> result(step.result(), machine.map(step.iova(), step.bytes())));
    }

    private void result(int expected, int actual) {
        findings.decimal("result", expected, actual);
    }

    /** Brings the life of the subchannel to where a scenario begins. */
    void reach(Presupposed.Life life) {
        if (life != Presupposed.Life.UNBOUND) {
            require(bind());
        }
        if (life.compareTo(Presupposed.Life.BOUND) > 0) {
            require(create(false));
        }
        if (life == Presupposed.Life.OPEN) {
            require(open());
            require(user.write() < 0 ? Errno.EIO : 0);
        }
        machine.settle();
    }

    private static void require(int result) {
        if (result != 0) {
            throw new IllegalStateException("the machine cannot be set up: " + Errno.name(result));
        }
    }

    private int bind() {
        return machine.bus.bind(machine.sch, machine.driver);
    }

    int unbind() {
        return machine.bus.unbind(machine.sch);
    }

    int remove() {
        final MdevParent parent = machine.parent();
        return parent == null ? NO_MDEV : parent.remove(uuid);
    }

    private int create(boolean second) {
        final MdevParent parent = machine.parent();
        return parent == null ? NO_MDEV : parent.create(second ? otherUuid : uuid);
    }

    private int open() {
        final VfioCcwDevice device = machine.vfio();
        if (device == null) {
            return NO_MDEV;
        }
        final int result = device.open();
        if (result == 0) {
            user.setEventFds();
        }
        return result;
    }

    private int openSecond() {
        final VfioCcwDevice device = machine.vfio();
        final int result = device == null ? NO_MDEV : device.open();
        if (result == 0) {
            device.close();
        }
        return result;
    }

    private void close(ScenarioStep.Close step) {
        final VfioCcwDevice device = machine.vfio();
        findings.text("device", "open", device != null && device.isOpen() ? "open" : "not open");
        if (device != null) {
            device.close();
        }
    }

    private void removed(int expected, IntSupplier removal) {
        findings.passOver("elapsed time");
        if (!machine.isRemoving()) {
            machine.beginRemoval(removal);
        }
        final VfioCcwDevice device = machine.vfio();
        if (device != null && device.isOpen()) {
            findings.differ("device", "closed", "open, so that the removal waits");
            device.close();
        }
        result(expected, machine.endRemoval());
    }

    private void typeAttribute(ScenarioStep.TypeAttribute step) {
        final MdevParent parent = machine.parent();
        findings.text(
                step.name(),
                step.value(),
                switch (step.name()) {
                    case "name" -> MdevParent.TYPE_NAME;
                    case "device_api" -> MdevParent.DEVICE_API;
                    case "available_instances" -> parent == null ? "" : Integer.toString(parent.availableInstances());
                    default -> "no such attribute";
                });
    }

    private void boundDriver(ScenarioStep.BoundDriver step) {
        if (!step.subchannel().equals(machine.sch.id().toString())) {
            findings.passOver("drivers of other subchannels");
            return;
        }
        final CssDriver driver = machine.sch.driver();
        findings.text("driver", step.driver(), driver == null ? "(none)" : driver.name());
    }

    private void vary(ScenarioStep.Vary step) {
        final int chpid = Pmcw.chpid(machine.sch.schib(), Schib.PMCW_OFFSET, 0);
        machine.bus.chpEvent(ChannelPath.of(chpid), step.on() ? PathEvent.VARY_ON : PathEvent.VARY_OFF);
        result(step.result(), 0);
    }

    /** What the kernel does with a channel report. */
    private void injected(ScenarioStep.Injected step) {
        final int id = Crw.rsid(step.crw());
        switch (Crw.rsc(step.crw())) {
            case Crw.RSC_SCH -> {
                if (id == machine.sch.id().number()) {
                    machine.bus.schEvent(machine.sch);
                } else {
                    findings.passOver("channel reports of other subchannels");
                }
            }
            case Crw.RSC_CPATH -> path(id, Crw.erc(step.crw()));
            default -> findings.passOver("channel reports of other sources");
        }
        result(step.result(), 0);
    }

    private void path(int chpid, int erc) {
        switch (erc) {
            case Crw.ERC_INIT, Crw.ERC_IPARM -> machine.bus.chpEvent(ChannelPath.of(chpid), PathEvent.ONLINE);
            case Crw.ERC_PERRN, Crw.ERC_PERRI -> machine.bus.chpEvent(ChannelPath.of(chpid), PathEvent.OFFLINE);
            default -> findings.passOver("channel-path reports without a consequence");
        }
    }
}
