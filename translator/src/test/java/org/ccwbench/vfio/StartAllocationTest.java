package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Orb;
import org.ccwbench.arch.Scsw;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.CssBus;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.ImmediateDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.memory.GuestMemory;
import org.ccwbench.memory.GuestStorage;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From the write of a request to the read of its status nothing is allocated. A JVM allocates on its own behalf at
 * times, so the least of several tries counts.
 */
class StartAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 20_000;
    private static final int TRIES = 10;
    private static final int REQUESTS_PER_TRY = 100;
    private static final int PROGRAM = 0x1000;

    private final EventFd io = new EventFd();
    private final UnsafeBuffer region = new UnsafeBuffer(new byte[Regions.IO_BYTES]);
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Regions.COMMAND_BYTES]);
    private CssBus bus;
    private VfioCcwDriver driver;
    private VfioCcwDevice device;
    private long results;

    @ParameterizedTest
    @EnumSource
    void shouldStartAndInterruptWithoutAllocating(EnableAt enableAt) {
        try (GuestStorage storage = GuestStorage.anonymous(1 << 20);
                PageTable pages = PageTable.flat(256)) {
            setUp(enableAt, storage, pages);
            assertThat(leastBytes(this::start)).isZero();
            assertThat(pages.pinCount(0x2000)).isZero();
            assertThat(leastBytes(this::refused)).isZero();
            assertThat(leastBytes(this::halt)).isZero();
            assertThat(device.state()).isEqualTo(State.IDLE);
        }
    }

    private void setUp(EnableAt enableAt, GuestStorage storage, PageTable pages) {
        storage.write(
                PROGRAM, ByteBuffer.allocate(8).putLong(0x0600_1000_0000_2000L).array());
        pages.map(0, 256, 0x20_0000, PageTable.WRITABLE);
        final InterruptQueue interrupts = new InterruptQueue(1);
        final SubchannelId id = new SubchannelId(0, 0, 1);
        final Subchannel subchannel = new Subchannel(id, 0x1001, 0x80, interrupts, new ImmediateDevice());
        final Kernel kernel = Kernel.standard();
        bus = new CssBus(kernel, interrupts, 1);
        final CssDevice sch = bus.add(subchannel, Rig.ADDRESS);
        final ChannelProgram program = new ChannelProgram(new GuestMemory(storage, pages), Rig.HOST_PROGRAM);
        driver = new VfioCcwDriver(kernel, enableAt, of -> program, Trace.NONE, 1);
        assertThat(bus.bind(sch, driver)).isZero();
        assertThat(driver.parent(sch).create(Rig.UUID)).isZero();
        device = driver.parent(sch).device();
        assertThat(device.open()).isZero();
        device.eventFd(VfioCcwDevice.IO_IRQ, io);
    }

    private void start() {
        request(PROGRAM);
        check(results == Regions.IO_BYTES);
        interrupt();
        check(Scsw.cpa(region, Regions.IRB_OFFSET) == PROGRAM + 8);
    }

    private void refused() {
        request(0x10_0000);
        check(results < 0 && io.peek() == 0);
    }

    private void halt() {
        command.putInt(0, Regions.HALT, BIG_ENDIAN);
        results = device.write(Regions.offset(Regions.COMMAND), command, 0, Regions.COMMAND_BYTES);
        check(results == Regions.COMMAND_BYTES);
        interrupt();
        check(Scsw.fctl(region, Regions.IRB_OFFSET) == Scsw.HALT);
    }

    private void request(int cpa) {
        region.setMemory(0, Regions.IO_BYTES, (byte) 0);
        Orb.put(region, Regions.ORB_OFFSET, 0, Rig.FORMAT_1, cpa);
        Scsw.fctl(region, Regions.SCSW_OFFSET, Scsw.START);
        results = device.write(0, region, 0, Regions.IO_BYTES);
    }

    private void interrupt() {
        bus.poll();
        driver.work().doWork();
        check(io.read() == 1);
        check(device.read(0, region, 0, Regions.IO_BYTES) == Regions.IO_BYTES);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("the request did not take its course");
        }
    }

    /** Bytes allocated in some requests, after a warm-up. */
    private static long leastBytes(Runnable request) {
        for (int i = 0; i < WARM_UP; i++) {
            request.run();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int j = 0; j < REQUESTS_PER_TRY; j++) {
                request.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
