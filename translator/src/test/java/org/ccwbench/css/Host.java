package org.ccwbench.css;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Irb;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents.Uevent;

/** A bus with one subchannel, and a driver that notes what it is called for and answers as a test says. */
final class Host implements CssDriver {
    /** Low word of the subchannel's address. */
    static final int ADDRESS = 0x1234_5678;

    final List<String> calls = new ArrayList<>();
    final List<Uevent> uevents = new ArrayList<>();
    final List<Long> waits = new ArrayList<>();
    final List<Instruction> instructions = new ArrayList<>();
    final UnsafeBuffer irb = new UnsafeBuffer(new byte[Irb.BYTES]);

    final Machine machine = new Machine();
    final CssBus bus;
    final CssDevice device;

    boolean matches = true;
    int answer;

    private final Map<Instruction, Deque<Integer>> codes = new EnumMap<>(Instruction.class);

    Host() {
        final Kernel kernel = new Kernel(
                ReentrantLock::new,
                (condition, nanos) -> {
                    waits.add(nanos);
                    return condition.getAsBoolean();
                },
                message -> calls.add("message " + message),
                uevents::add);
        bus = new CssBus(kernel, machine.interrupts, 1);
        device = bus.add(machine.subchannel, ADDRESS);
        machine.subchannel.inject(this::code);
    }

    /** A host whose subchannel is enabled; nothing of that is noted. */
    static Host enabled() {
        final Host host = new Host();
        host.device.enable(3);
        host.instructions.clear();
        return host;
    }

    /** The condition codes of the next instructions of a kind; then they are carried out again. */
    void force(Instruction instruction, int... next) {
        final Deque<Integer> queue = codes.computeIfAbsent(instruction, key -> new ArrayDeque<>());
        for (final int code : next) {
            queue.add(code);
        }
    }

    private int code(Instruction instruction) {
        instructions.add(instruction);
        final Deque<Integer> next = codes.get(instruction);
        return next == null || next.isEmpty() ? Fault.NONE : next.poll();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public boolean match(CssDevice of) {
        return matches;
    }

    @Override
    public int probe(CssDevice of) {
        calls.add("probe");
        return answer;
    }

    @Override
    public int remove(CssDevice of) {
        calls.add("remove");
        return answer;
    }

    @Override
    public void shutdown(CssDevice of) {
        calls.add("shutdown");
    }

    @Override
    public void irq(CssDevice of, DirectBuffer block) {
        calls.add("irq" + locked());
        irb.putBytes(0, block, 0, Irb.BYTES);
    }

    @Override
    public int schEvent(CssDevice of) {
        calls.add("schEvent" + locked());
        return answer;
    }

    @Override
    public int chpEvent(CssDevice of, ChannelPath path, PathEvent event) {
        calls.add("chpEvent " + path.chpid() + " " + event + locked());
        return answer;
    }

    private String locked() {
        return ((ReentrantLock) device.lock()).isHeldByCurrentThread() ? " locked" : "";
    }
}
