package org.ccwbench.vfio.explore;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.PathEvent;
import org.ccwbench.explore.Actor;
import org.ccwbench.explore.Scenario;
import org.ccwbench.explore.Steps;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents;
import org.ccwbench.vfio.ProbeAllocatingDriver;

/**
 * Css remove and another callback, with the driver that allocates in css probe; unsolicited status waits to be taken.
 */
public final class ProbeAllocation implements Scenario {
    private final World.Guest guest = new World.Guest();
    private final List<Actor> actors;

    private Machine machine;
    private CssBus bus;
    private CssDevice sch;
    private ProbeAllocatingDriver driver;

    /** The other callback by name, because the caller's enum is loaded elsewhere. */
    public ProbeAllocation(String other) {
        final Callback callback = Callback.valueOf(other);
        actors = List.of(
                new Actor(callback.name(), () -> call(callback)),
                new Actor(Callback.CSS_REMOVE.name(), () -> bus.unbind(sch)));
    }

    @Override
    public void begin() {
        if (bus != null) {
            bus.poll();
        }
        final Kernel kernel = new Kernel(Steps::newLock, this::await, text -> {}, Uevents.NONE);
        machine = new Machine(guest.interrupts);
        bus = new CssBus(kernel, guest.interrupts, 1);
        sch = bus.add(machine.subchannel, World.ADDRESS);
        driver = new ProbeAllocatingDriver(kernel, id -> World.newProgram(guest));
        World.mustBeZero(bus.bind(sch, driver));
        machine.unsolicited();
    }

    private boolean await(BooleanSupplier condition, long nanos) {
        return Steps.isScheduled() ? Steps.await(condition, nanos) : condition.getAsBoolean();
    }

    private void call(Callback callback) {
        switch (callback) {
            case IRQ -> bus.poll();
            case SHUTDOWN -> bus.shutdown();
            case CHP_EVENT -> bus.chpEvent(ChannelPath.of(0), PathEvent.OFFLINE);
            case SCH_EVENT -> {
                Steps.common();
                machine.loseDevice();
                bus.schEvent(sch);
            }
            default -> throw new IllegalArgumentException(callback.name());
        }
    }

    @Override
    public List<Actor> actors() {
        return actors;
    }

    @Override
    public void observe() {
        // who uses what is released is found without looking
    }

    @Override
    public boolean canHelp() {
        return !guest.interrupts.isEmpty();
    }

    @Override
    public void help() {
        bus.poll();
    }

    @Override
    public void end() {
        // nothing is left that matters
    }
}
