package org.ccwbench.vfio;

import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.ImmediateDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;

/**
 * Devices on subchannels of their own, for questions in which nothing is started; they share a program, for want of
 * room.
 */
final class StressedDevice {
    private static final int ADDRESS = 0x1234_5678;

    /** Nothing interrupts, so one is enough. */
    private static final InterruptQueue INTERRUPTS = new InterruptQueue(1);

    private static final ChannelProgram PROGRAM =
            new ChannelProgram(new GuestMemory(GuestStorage.sparse(), PageTable.flat(1)), Rig.HOST_PROGRAM);

    final CssDevice sch = subchannel();
    final VfioCcwDevice device = new VfioCcwDevice(sch, driver(), PROGRAM);

    StressedDevice(State state) {
        device.fsm().state(state);
    }

    static CssDevice subchannel() {
        final Subchannel subchannel =
                new Subchannel(new SubchannelId(0, 0, 1), 0x1001, 0x80, INTERRUPTS, new ImmediateDevice());
        return new CssBus(Kernel.standard(), INTERRUPTS, 1).add(subchannel, ADDRESS);
    }

    static VfioCcwDriver driver() {
        return new VfioCcwDriver(Kernel.standard(), EnableAt.OPEN, id -> PROGRAM, Trace.NONE, 1);
    }
}
