package org.ccwbench.vfio.explore;

import java.util.List;
import java.util.function.IntSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.PathEvent;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.explore.Actor;
import org.ccwbench.explore.Scenario;
import org.ccwbench.explore.Steps;
import org.ccwbench.memory.PageTable;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.Event;
import org.ccwbench.vfio.MdevParent;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.State;
import org.ccwbench.vfio.Trace;
import org.ccwbench.vfio.VfioCcwDevice;

/** Some callbacks at once, from one start. What holds always and at the end is in {@link Laws}. */
public final class LifeCycle implements Scenario {
    private final EnableAt enableAt;
    private final Start start;
    private final List<Callback> callbacks;
    private final List<Actor> actors;

    private World.Guest guest = new World.Guest();
    private World world;
    private Laws laws;

    /** As whoever has its attributes open in sysfs. */
    private MdevParent parent;

    /** By names, because the caller's enums are loaded elsewhere. */
    public LifeCycle(String enableAt, String start, List<String> callbacks) {
        this.enableAt = EnableAt.valueOf(enableAt);
        this.start = Start.valueOf(start);
        this.callbacks = callbacks.stream().map(Callback::valueOf).toList();
        this.actors = this.callbacks.stream()
                .map(callback -> new Actor(callback.name(), () -> call(callback)))
                .toList();
    }

    @Override
    public void begin() {
        if (world != null) {
            world.settle();
        }
        if (guest.pins() != 0) {
            guest = new World.Guest();
        }
        world = new World(guest, enableAt, new Recorder());
        laws = new Laws(world, callbacks);
        parent = world.parent();
        World.mustBeZero(parent.create(World.UUID));
        if (start.isOpen()) {
            World.mustBeZero(world.open(world.device()));
            prepare();
        }
        laws.begin();
    }

    private void prepare() {
        switch (start) {
            case STARTED -> world.startProgram();
            case FINAL, FINAL_QUEUED -> {
                world.startProgram();
                world.machine.endStart();
            }
            case INTERMEDIATE_QUEUED -> {
                world.startProgram();
                world.machine.intermediate();
                world.bus.poll();
                world.machine.endStart();
            }
            case UNSOLICITED -> world.machine.unsolicited();
            case UNSOLICITED_QUEUED -> {
                world.machine.unsolicited();
                world.bus.poll();
                world.startProgram();
            }
            case HALTING, HALTED -> {
                world.machine.isLazy = start == Start.HALTING;
                world.startProgram();
                world.command(Regions.HALT);
            }
            case HALT_QUEUED -> world.command(Regions.HALT);
            default -> {
                // nothing is going on
            }
        }
        if (start == Start.FINAL_QUEUED || start == Start.HALT_QUEUED) {
            world.bus.poll();
        }
    }

    @Override
    public List<Actor> actors() {
        return actors;
    }

    private void call(Callback callback) {
        switch (callback) {
            case IO_WRITE -> inFile(world::startProgram);
            case ASYNC_HALT -> inFile(() -> world.command(Regions.HALT));
            case ASYNC_CLEAR -> inFile(() -> world.command(Regions.CLEAR));
            case READ -> inFile(this::readRegions);
            case RESET -> inFile(world.file::reset);
            case DMA_UNMAP -> inFile(this::unmap);
            case OPEN -> open();
            case CLOSE -> close();
            case IRQ -> world.bus.poll();
            case IO_WORK -> world.driver.work().doWork();
            case SCH_EVENT -> {
                Steps.common();
                world.machine.loseDevice();
                world.bus.schEvent(world.sch);
            }
            case CHP_EVENT -> world.bus.chpEvent(ChannelPath.of(0), PathEvent.OFFLINE);
            case MDEV_CREATE -> parent.create(World.OTHER_UUID);
            case MDEV_REMOVE -> parent.remove(World.UUID);
            case CSS_REMOVE -> world.bus.unbind(world.sch);
            case SHUTDOWN -> world.bus.shutdown();
            default -> throw new IllegalStateException(callback.name());
        }
    }

    /** While such a call lasts the file cannot be closed for the last time. */
    private void inFile(IntSupplier call) {
        world.calls.getAndIncrement();
        try {
            call.getAsInt();
        } finally {
            world.calls.getAndDecrement();
        }
    }

    private int readRegions() {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        return world.read(Regions.IO, target) + world.read(Regions.SCHIB, target) + world.read(Regions.CRW, target);
    }

    private int unmap() {
        world.file.dmaUnmap(World.DATA, PageTable.PAGE_BYTES);
        return 0;
    }

    private void open() {
        final VfioCcwDevice device = world.file != null ? world.file : world.device();
        if (device != null) {
            world.open(device);
        }
    }

    private void close() {
        if (world.opens.getAndDecrement() > 0) {
            world.file.close();
        } else {
            world.opens.getAndIncrement();
        }
    }

    @Override
    public void observe() {
        laws.observe();
    }

    /** An interruption can be taken, a halt answered; a user who was asked to can close his file. */
    @Override
    public boolean canHelp() {
        return world.machine.owesAnswer || !world.guest.interrupts.isEmpty() || mustClose();
    }

    private boolean mustClose() {
        return world.req.peek() > 0 && world.opens.get() > 0 && world.calls.get() == 0;
    }

    @Override
    public void help() {
        if (world.machine.owesAnswer) {
            Steps.common();
            world.machine.answerHalt();
        } else if (!world.guest.interrupts.isEmpty()) {
            world.bus.poll();
        } else {
            close();
        }
    }

    @Override
    public void end() {
        laws.end();
    }

    private final class Recorder implements Trace {
        @Override
        public void fsmEvent(SubchannelId id, State state, Event event) {
            if (laws != null) {
                laws.fired(state, event);
            }
        }
    }
}
