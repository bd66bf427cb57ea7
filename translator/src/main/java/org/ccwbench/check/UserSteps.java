package org.ccwbench.check;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Scsw;
import org.ccwbench.fixtures.corpus.ScenarioStep;
import org.ccwbench.fixtures.corpus.ScenarioStep.Access;
import org.ccwbench.fixtures.corpus.ScenarioStep.SetIrqs;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.vfio.Ioctls;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.VfioCcwDevice;

/** What a user does with an open device: regions, ioctls, eventfds. */
final class UserSteps {
    private static final int FIRST_EVENTFD = 10;
    private static final int NO_EVENTFD = 9;
    private static final int ACTION_MASK = 0x08;
    private static final int ACTION_UNMASK = 0x10;
    private static final int SET_IRQS_BYTES = 20;

    /** A command that is none, where the recording does not tell which. */
    private static final int NO_COMMAND = 3;

    private final RecordedMachine machine;
    private final Findings findings;
    private final StatusComparison status;
    private final List<Integer> commands;
    private final Map<ScenarioStep.EventFd, EventFd> eventFds = new EnumMap<>(ScenarioStep.EventFd.class);
    private byte[] orb = Presupposed.plainOrb();
    private byte[] scsw = start();
    private int commandsGiven;

    /** Starts of writers that wrote at the same time, here and in the recording, whose signals were not read yet. */
    private long racingStarts;

    private long recordedRacingStarts;
    private boolean raced;

    /** The scenario wrote to a region, so that return codes are its own. */
    private boolean written;

    UserSteps(RecordedMachine machine, Presupposed presupposed, Findings findings) {
        this.machine = machine;
        this.findings = findings;
        this.status = new StatusComparison(findings, machine.spied);
        this.commands = presupposed.commands();
        for (final ScenarioStep.EventFd irq : ScenarioStep.EventFd.values()) {
            eventFds.put(irq, new EventFd());
        }
    }

    void register(StepTable table) {
        table.on(ScenarioStep.Orb.class, step -> orb = step.bytes());
        table.on(ScenarioStep.Scsw.class, step -> scsw = step.bytes());
        table.on(ScenarioStep.Write.class, this::write);
        table.on(ScenarioStep.Command.class, this::command);
        table.on(ScenarioStep.IoRegion.class, this::readIo);
        table.on(ScenarioStep.SchibRegion.class, this::readSchib);
        table.on(ScenarioStep.CrwRegion.class, this::readCrw);
        table.on(ScenarioStep.Signals.class, this::readSignals);
        table.on(Access.class, this::access);
        table.on(SetIrqs.class, step -> findings.decimal("result", step.result(), setIrqs(step)));
        table.on(ScenarioStep.Reset.class, this::reset);
    }

    private static byte[] start() {
        final UnsafeBuffer start = new UnsafeBuffer(new byte[Scsw.BYTES]);
        Scsw.fctl(start, 0, Scsw.START);
        return start.byteArray();
    }

    /** As a user who opens the device does. */
    void setEventFds() {
        for (final ScenarioStep.EventFd irq : ScenarioStep.EventFd.values()) {
            setIrq(irq.ordinal(), Ioctls.DATA_EVENTFD | Ioctls.ACTION_TRIGGER, FIRST_EVENTFD + irq.ordinal());
        }
    }

    /** Takes away what was signalled until now. */
    void forgetSignals() {
        eventFds.values().forEach(EventFd::read);
    }

    private VfioCcwDevice vfio() {
        final VfioCcwDevice device = machine.vfio();
        if (device == null) {
            throw new IllegalStateException("there is no mdev");
        }
        return device;
    }

    private void write(ScenarioStep.Write step) {
        written = true;
        findings.decimal("result", step.result(), write());
    }

    /** Writes the whole I/O region. */
    int write() {
        return vfio().write(0, region(), 0, Regions.IO_BYTES);
    }

    /** The whole I/O region with the request that was stated last. */
    UnsafeBuffer region() {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        region.putBytes(Regions.ORB_OFFSET, orb);
        region.putBytes(Regions.SCSW_OFFSET, scsw);
        return region;
    }

    private void command(ScenarioStep.Command step) {
        final int given = commandsGiven++;
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.COMMAND_BYTES]);
        region.putInt(
                0,
                switch (step.function()) {
                    case HALT -> Regions.HALT;
                    case CLEAR -> Regions.CLEAR;
                    case OTHER -> given < commands.size() ? commands.get(given) : NO_COMMAND;
                },
                BIG_ENDIAN);
        findings.decimal(
                "result",
                step.result(),
                vfio().write(Regions.offset(Regions.COMMAND), region, 0, Regions.COMMAND_BYTES));
    }

    private void readIo(ScenarioStep.IoRegion step) {
        final UnsafeBuffer region = read(Regions.IO);
        if (raced) {
            findings.passOver("return code after a race");
        } else if (!written && step.returnCode() != 0) {
            findings.passOver("return code from before the scenario");
        } else {
            findings.decimal("return code", step.returnCode(), region.getInt(Regions.IO_RETURN_OFFSET, BIG_ENDIAN));
        }
        final UnsafeBuffer irb = new UnsafeBuffer(new byte[step.irb().length]);
        irb.putBytes(0, region, Regions.IRB_OFFSET, irb.capacity());
        status.irb(step.irb(), irb);
    }

    private void readSchib(ScenarioStep.SchibRegion step) {
        status.schib(step.schib(), read(Regions.SCHIB));
    }

    private void readCrw(ScenarioStep.CrwRegion step) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.CRW_BYTES]);
        findings.decimal(
                "result", step.result(), vfio().read(Regions.offset(Regions.CRW), region, 0, Regions.CRW_BYTES));
        findings.word("channel report", step.crw(), region.getInt(0, BIG_ENDIAN));
        findings.decimal(
                "signals",
                step.signals(),
                eventFds.get(ScenarioStep.EventFd.CRW).read());
    }

    private UnsafeBuffer read(int region) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Regions.bytes(region)]);
        findings.decimal("result", bytes.capacity(), vfio().read(Regions.offset(region), bytes, 0, bytes.capacity()));
        return bytes;
    }

    /** Each start of a race is signalled once, in the recording and here. */
    private void readSignals(ScenarioStep.Signals step) {
        long count = eventFds.get(step.eventFd()).read();
        if (step.eventFd() == ScenarioStep.EventFd.IO) {
            count += recordedRacingStarts - racingStarts;
            racingStarts = 0;
            recordedRacingStarts = 0;
        }
        findings.decimal("signals", step.count(), count);
    }

    /** Writers wrote at the same time. */
    void raced(long starts, long recordedStarts) {
        raced = true;
        racingStarts += starts;
        recordedRacingStarts += recordedStarts;
    }

    private void access(Access step) {
        written |= step.kind() == Access.Kind.WRITE;
        final long offset = Regions.offset(step.region()) + step.position();
        final UnsafeBuffer bytes = accessed(step);
        final int result = switch (step.kind()) {
            case READ, READ_FAULTING -> vfio().read(offset, bytes, 0, step.bytes());
            case WRITE, WRITE_FAULTING -> vfio().write(offset, bytes, 0, step.bytes());
        };
        findings.decimal("result", step.result(), result);
        if (!step.read().isEmpty()) {
            final String read = HexFormat.of().formatHex(bytes.byteArray(), 0, Math.max(0, result));
            findings.text("bytes", step.read(), read);
        }
    }

    /** Null stands for an address that faults; writes are from a region with a plain start. */
    private UnsafeBuffer accessed(Access step) {
        return switch (step.kind()) {
            case READ -> new UnsafeBuffer(new byte[step.bytes()]);
            case WRITE -> {
                final UnsafeBuffer bytes = new UnsafeBuffer(new byte[step.bytes()]);
                final int from = Math.min(step.position(), Regions.IO_BYTES);
                final int length = Math.min(step.bytes(), Regions.IO_BYTES - from);
                bytes.putBytes(0, region(), from, length);
                yield bytes;
            }
            case READ_FAULTING, WRITE_FAULTING -> null;
        };
    }

    private void reset(ScenarioStep.Reset step) {
        findings.decimal("result", step.result(), vfio().ioctl(Ioctls.RESET, null, this::file));
    }

    private int setIrqs(SetIrqs step) {
        final int trigger = Ioctls.DATA_NONE | Ioctls.ACTION_TRIGGER;
        final int set = Ioctls.DATA_EVENTFD | Ioctls.ACTION_TRIGGER;
        return switch (step.form()) {
            case TRIGGER -> setIrq(VfioCcwDevice.IO_IRQ, trigger, 0);
            case MASK -> setIrq(VfioCcwDevice.IO_IRQ, Ioctls.DATA_NONE | ACTION_MASK, 0);
            case UNMASK -> setIrq(VfioCcwDevice.IO_IRQ, Ioctls.DATA_NONE | ACTION_UNMASK, 0);
            case INDEX -> setIrq(step.value(), trigger, 0);
            case NO_EVENTFD, FD -> setIrq(VfioCcwDevice.IO_IRQ, set, step.value());
            case BAD_FD -> setIrq(VfioCcwDevice.IO_IRQ, set, NO_EVENTFD);
        };
    }

    private int setIrq(int index, int flags, int fd) {
        final UnsafeBuffer argument = new UnsafeBuffer(new byte[SET_IRQS_BYTES + Integer.BYTES]);
        final int[] words = {argument.capacity(), flags, index, 0, 1, fd};
        for (int i = 0; i < words.length; i++) {
            argument.putInt(i * Integer.BYTES, words[i], BIG_ENDIAN);
        }
        return vfio().ioctl(Ioctls.SET_IRQS, argument, this::file);
    }

    private EventFd file(int fd) {
        final ScenarioStep.EventFd[] irqs = ScenarioStep.EventFd.values();
        final int index = fd - FIRST_EVENTFD;
        return index >= 0 && index < irqs.length ? eventFds.get(irqs[index]) : null;
    }
}
