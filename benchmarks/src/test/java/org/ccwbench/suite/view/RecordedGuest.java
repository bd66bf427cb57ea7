package org.ccwbench.suite.view;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.StartFunction;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;
import org.ccwbench.vfio.EnableAt;
import org.ccwbench.vfio.Regions;
import org.ccwbench.vfio.Trace;
import org.ccwbench.vfio.VfioCcwDevice;
import org.ccwbench.vfio.VfioCcwDriver;

/** A guest with one subchannel, all in one thread, so that a test knows what must be in a recording of it. */
public final class RecordedGuest implements StartFunction, AutoCloseable {
    /** Guest address of the page that its program reads into. */
    static final long DATA = 0x2000;

    /** Where there is no program. */
    static final long NOWHERE = 0x7fff_f000L;

    private static final long PROGRAM = 0x1000;
    private static final long PAGES = 0x100;
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int ENDED = Scsw.PRIMARY | Scsw.SECONDARY | Scsw.STATUS_PENDING;

    private final GuestStorage storage = GuestStorage.sparse();
    private final PageTable pages = PageTable.flat(PAGES);
    private final CssBus bus;
    private final CssDevice sch;
    private final VfioCcwDriver driver;
    private final VfioCcwDevice device;

    /** Whether interruptions are intended while the program is translated, or else when it was started. */
    private boolean collides;

    private long readNanos;

    /** A guest whose program reads 4 KiB. */
    public RecordedGuest() {
        pages.map(0, PAGES, 0x20_0000, PageTable.WRITABLE);
        storage.write(
                PROGRAM,
                ByteBuffer.allocate(Ccw1.BYTES)
                        .putLong(0x0200_1000_0000_0000L | DATA)
                        .array());
        final Kernel kernel = Kernel.standard();
        final InterruptQueue interrupts = new InterruptQueue(1);
        final GuestMemory memory = new GuestMemory(new ReadStorage(), pages);
        bus = new CssBus(kernel, interrupts, 1);
        driver = new VfioCcwDriver(
                kernel, EnableAt.MDEV_PROBE, id -> new ChannelProgram(memory, 0x10_0000), Trace.NONE, 1);
        sch = bus.add(new Subchannel(new SubchannelId(0, 0, 7), 0x1007, 0x80, interrupts, this), 0x1234_5678);
        require(0, bus.bind(sch, driver));
        require(0, driver.parent(sch).create("6f5f6f0e-0000-4000-8000-00000000c0de"));
        device = driver.parent(sch).device();
        require(0, device.open());
    }

    private static void require(int expected, int result) {
        if (result != expected) {
            throw new IllegalStateException("expected " + expected + ", got " + result);
        }
    }

    /** Starts recording with {@code ccw-profile.jfc}. */
    public static Recording record(int every) throws IOException, ParseException {
        try (InputStreamReader text = new InputStreamReader(
                RecordedGuest.class.getResourceAsStream("/ccw-profile.jfc"), StandardCharsets.UTF_8)) {
            final Map<String, String> settings =
                    new HashMap<>(Configuration.create(text).getSettings());
            settings.replaceAll((name, value) -> name.endsWith("#every") ? Integer.toString(every) : value);
            final Recording recording = new Recording(settings);
            recording.start();
            return recording;
        }
    }

    /** Ends a recording. */
    public static Path stop(Recording recording, Path file) throws IOException {
        try (recording) {
            recording.stop();
            recording.dump(file);
            return file;
        }
    }

    /** Requests that are answered. */
    public void requests(int number, boolean colliding) {
        collides = colliding;
        for (int i = 0; i < number; i++) {
            require(Regions.IO_BYTES, write(PROGRAM));
            require(1, bus.poll());
            require(1, driver.work().doWork());
        }
    }

    /** Requests that are refused. */
    public void refusals(int number) {
        for (int i = 0; i < number; i++) {
            require(-22, write(NOWHERE));
        }
    }

    private int write(long cpa) {
        final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
        Orb.put(region, Regions.ORB_OFFSET, 0, Orb.FMT | Orb.PFCH | Orb.C64 | 0xff00, (int) cpa);
        Scsw.fctl(region, Regions.SCSW_OFFSET, Scsw.START);
        return device.write(0, region, 0, Regions.IO_BYTES);
    }

    @Override
    public void start(Subchannel subchannel, DirectBuffer orb, int offset) {
        final long intended = collides ? readNanos : apart();
        subchannel.end(ENDED, Orb.cpa(orb, offset) + Ccw1.BYTES, 0x0c, 0, 0, intended);
    }

    @Override
    public void halt(Subchannel subchannel) {
        subchannel.end(ENDED, 0, Scsw.DEVICE_END, 0, 0);
    }

    @Override
    public void clear(Subchannel subchannel) {
        subchannel.end(Scsw.STATUS_PENDING, 0, 0, 0, 0);
    }

    /** Time that is far from what was before and what comes after, seen by a clock with a small error. */
    private static long apart() {
        spin();
        final long now = System.nanoTime();
        spin();
        return now;
    }

    private static void spin() {
        final long end = System.nanoTime() + APART_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        device.close();
        bus.unbind(sch);
        pages.close();
        storage.close();
    }

    /** Knows when it was read last. */
    private final class ReadStorage extends GuestStorage {
        @Override
        public long locate(long gpa, int bytes) {
            if (collides) {
                readNanos = apart();
            }
            return storage.locate(gpa, bytes);
        }

        @Override
        public void write(long gpa, byte[] bytes) {
            storage.write(gpa, bytes);
        }

        @Override
        public void close() {
            storage.close();
        }
    }
}
