package org.ccwbench.vfio;

import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Scsw;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.Fault;
import org.ccwbench.css.Instruction;
import org.ccwbench.css.PathEvent;

/**
 * What can happen to a {@link Load}; what has no object just then, such as a call of a file that is closed, does not.
 */
enum Operation implements LoadRun.Step {
    CREATE(8, load -> load.create(Rig.UUID)),
    CREATE_ANOTHER(load -> load.create(Rig.OTHER_UUID)),
    MDEV_REMOVE(load -> {
        if (load.rig.parent() != null) {
            load.answered(load.rig.parent().remove(Rig.UUID));
        }
    }),
    BIND(8, load -> load.answered(load.rig.bus.bind(load.rig.sch, load.rig.driver))),
    CSS_REMOVE(load -> load.answered(load.rig.bus.unbind(load.rig.sch))),
    SHUTDOWN(load -> load.rig.bus.shutdown()),
    OPEN(12, Load::open),
    CLOSE(2, Load::closeOnce),
    RESET(3, load -> inFile(load, () -> load.answered(load.file.ioctl(Ioctls.RESET, null, fd -> null)))),
    START(16, load -> inFile(load, () -> load.start(Load.Program.ONE_PAGE))),
    START_ANOTHER(8, load -> inFile(load, () -> load.start(Load.Program.TWO_PAGES))),
    START_REFUSED(load -> inFile(load, () -> load.start(Load.Program.UNMAPPED))),
    START_TRANSPORT(load -> inFile(load, () -> load.answered(load.rig.writeIo(Rig.FORMAT_1 | 0x4_0000, 0x4000)))),
    WRITE_HALT(load -> inFile(load, () -> load.answered(load.rig.writeIo(Rig.FORMAT_1, 0x2000)))),
    HALT(4, load -> inFile(load, () -> load.answered(load.rig.command(Regions.HALT)))),
    CLEAR(2, load -> inFile(load, () -> load.answered(load.rig.command(Regions.CLEAR)))),
    NO_COMMAND(load -> inFile(load, () -> load.answered(load.rig.command(3)))),
    READ(4, load -> inFile(load, () -> readAll(load))),
    UNMAP(load -> inFile(load, () -> load.unmap(Load.DATA))),
    UNMAP_ELSEWHERE(load -> inFile(load, () -> load.unmap(Load.ELSEWHERE))),
    IRQ(16, load -> load.rig.bus.poll()),
    IO_WORK(16, load -> load.rig.driver.work().doWork()),
    LATER(load -> load.rig.bus.later().doWork()),
    DEVICE_ENDS(10, Load::endStart),
    DEVICE_IS_ACTIVE(Operation::activate),
    DEVICE_INTERRUPTS_BETWEEN(load -> {
        if (activate(load)) {
            load.rig.subchannel.end(0x09, 0, 0, 0x80, 0);
        }
    }),
    DEVICE_ASKS_FOR_ATTENTION(Operation::askForAttention),
    DEVICE_ANSWERS_HALT(4, load -> load.rig.endFunction()),
    DEVICE_ANSWERS_AT_ONCE(4, load -> {
        load.rig.device.onHalt = load.rig::endFunction;
        load.rig.device.onClear = load.rig::endFunction;
    }),
    DEVICE_NEVER_ANSWERS(load -> {
        load.rig.device.onHalt = () -> {};
        load.rig.device.onClear = () -> {};
    }),
    DEVICE_LETS_CANCEL(load -> load.rig.device.cancels = true),
    DEVICE_LETS_NOT_CANCEL(load -> load.rig.device.cancels = false),
    LOSE_PATH(load -> load.rig.subchannel.losePaths(0x80)),
    LOSE_DEVICE(load -> {
        load.isDeviceThere = false;
        load.rig.subchannel.attached(false);
    }),
    LOSE_SUBCHANNEL(load -> {
        load.isSubchannelThere = false;
        load.rig.subchannel.installed(false);
    }),
    REPAIR(8, load -> {
        load.isDeviceThere = true;
        load.isSubchannelThere = true;
        load.rig.subchannel.losePaths(0);
        load.rig.subchannel.attached(true);
        load.rig.subchannel.installed(true);
    }),
    MSCH_FAILS_ONCE(load -> load.rig.force(Instruction.MSCH, Fault.PROGRAM_CHECK)),
    SSCH_IS_BUSY_ONCE(load -> load.rig.force(Instruction.SSCH, 2)),
    SCH_EVENT(load -> load.answered(load.rig.bus.schEvent(load.rig.sch))),
    CHP_ONLINE(2, load -> load.rig.bus.chpEvent(ChannelPath.of(0), PathEvent.ONLINE)),
    CHP_OFFLINE(load -> load.rig.bus.chpEvent(ChannelPath.of(0), PathEvent.OFFLINE)),
    CHP_VARY_ON(2, load -> load.rig.bus.chpEvent(ChannelPath.of(0), PathEvent.VARY_ON)),
    CHP_VARY_OFF(load -> load.rig.bus.chpEvent(ChannelPath.of(0), PathEvent.VARY_OFF));

    /** How often it comes among random ones. */
    final int weight;

    private final Consumer<Load> action;

    Operation(Consumer<Load> action) {
        this(1, action);
    }

    Operation(int weight, Consumer<Load> action) {
        this.weight = weight;
        this.action = action;
    }

    @Override
    public void on(Load load) {
        action.accept(load);
    }

    private static void inFile(Load load, Runnable call) {
        if (load.opens > 0) {
            call.run();
        }
    }

    /** The device works on the start, if there is one. */
    private static boolean activate(Load load) {
        final boolean runs = load.isMachineWorking();
        if (runs) {
            load.rig.subchannel.activity(Scsw.SUBCHANNEL_ACTIVE | Scsw.DEVICE_ACTIVE);
        }
        return runs;
    }

    /** Unsolicited; a start that it meets has not begun, and ends with deferred condition code 1. */
    private static void askForAttention(Load load) {
        if (load.isMachineWorking()) {
            load.rig.present(0x0100_4011, 0, 0x8000_0000);
        } else {
            load.rig.subchannel.end(0x11, 0, 0x80, 0, 0);
        }
    }

    private static void readAll(Load load) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        for (int region = 0; region < Regions.COUNT; region++) {
            load.answered(load.file.read(Regions.offset(region), target, 0, Regions.bytes(region)));
        }
    }
}
