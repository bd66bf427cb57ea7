package org.ccwbench.vfio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.kernel.EventFd;
import org.ccwbench.kernel.Files;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ioctls, structures given as words. */
class IoctlTest {
    private static final int TRIGGER_NONE = Ioctls.ACTION_TRIGGER | Ioctls.DATA_NONE;
    private static final int TRIGGER_BOOL = Ioctls.ACTION_TRIGGER | Ioctls.DATA_BOOL;
    private static final int TRIGGER_EVENTFD = Ioctls.ACTION_TRIGGER | Ioctls.DATA_EVENTFD;
    private static final int FD = 7;

    private final Rig rig = Rig.open(EnableAt.MDEV_PROBE);
    private final EventFd other = new EventFd();
    private final Files files = fd -> fd == FD ? other : null;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void t113ShouldDescribeTheDevice() {
        final UnsafeBuffer info = words(16, 0, 0, 0);
        assertThat(ioctl(Ioctls.GET_INFO, info)).isZero();
        assertWords(info, 16, 0x11, 4, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x3b6a, 0x3b70, 0x3b64, -1})
    void t113ShouldNotKnowOtherIoctls(int request) {
        assertThat(ioctl(request, words(16, 0, 0, 0))).isEqualTo(Errno.ENOTTY);
    }

    @Test
    void t113ShouldResetTheDevice() {
        rig.device.cancels = true;
        rig.start();
        assertThat(rig.device().ioctl(Ioctls.RESET, null, Files.NONE)).isZero();
        assertThat(rig.state()).isEqualTo(State.IDLE);
        assertThat(rig.pins()).isZero();
        rig.device().fsm().fire(Event.NOT_OPER);
        assertThat(rig.device().ioctl(Ioctls.RESET, null, Files.NONE)).isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {VfioCcwDevice.IO_IRQ, VfioCcwDevice.CRW_IRQ, VfioCcwDevice.REQ_IRQ})
    void t113ShouldDescribeAnInterruption(int index) {
        final UnsafeBuffer info = words(16, 0, index, 0);
        assertThat(ioctl(Ioctls.GET_IRQ_INFO, info)).isZero();
        assertWords(info, 16, 1, index, 1);
    }

    @ParameterizedTest
    @CsvSource({"16, 3", "16, -1", "15, 0", "0, 0"})
    void t113ShouldRefuseToDescribeOtherInterruptions(int argsz, int index) {
        checkRefused(Ioctls.GET_IRQ_INFO, words(argsz, 0, index, 0));
    }

    @ParameterizedTest(name = "flags {1} index {2} start {3} count {4}, {0} bytes")
    @CsvSource({
        "20, 0x01, 0, 0, 1", // no trigger
        "20, 0x09, 0, 0, 1", // mask
        "20, 0x11, 0, 0, 1", // unmask
        "20, 0x61, 0, 0, 1", // unknown flag
        "20, 0x20, 0, 0, 1", // no data type
        "24, 0x23, 0, 0, 1", // two
        "24, 0x25, 0, 0, 1",
        "24, 0x27, 0, 0, 1",
        "20, 0x21, 3, 0, 1",
        "20, 0x21, -1, 0, 1",
        "20, 0x21, 0, 1, 1",
        "20, 0x21, 0, 1, 0",
        "20, 0x21, 0, 0, 2",
        "20, 0x21, 0, 0, -1",
        "20, 0x21, 0, -1, 1",
        "20, 0x22, 0, 0, 1", // no room for the data
        "23, 0x24, 0, 0, 1",
        "19, 0x21, 0, 0, 1"
    })
    void t113ShouldRefuseToSetInterruptionsInAnyOtherWay(int argsz, String flags, int index, int start, int count) {
        checkRefused(Ioctls.SET_IRQS, words(argsz, Integer.decode(flags), index, start, count, FD));
        checkSignals(0, 0, 0);
        assertThat(other.peek()).isZero();
        checkStillSet();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void t113ShouldSignalWithoutData(int count) {
        assertThat(setIrqs(20, TRIGGER_NONE, VfioCcwDevice.CRW_IRQ, 0, count)).isZero();
        checkSignals(0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"0x01000000, 1", "0x80000000, 1", "0x00ffffff, 0"})
    void t113ShouldSignalWhenTheByteIsNotZero(String data, int signals) {
        assertThat(setIrqs(
                        21,
                        TRIGGER_BOOL,
                        VfioCcwDevice.REQ_IRQ,
                        0,
                        1,
                        Long.decode(data).intValue()))
                .isZero();
        checkSignals(0, 0, signals);
    }

    @Test
    void t113ShouldReplaceAnEventfd() {
        assertThat(setIrqs(24, TRIGGER_EVENTFD, VfioCcwDevice.IO_IRQ, 0, 1, FD)).isZero();
        rig.device().signal(VfioCcwDevice.IO_IRQ);
        assertThat(other.read()).isEqualTo(1);
        checkSignals(0, 0, 0);
    }

    @Test
    void t113ShouldRemoveAnEventfd() {
        assertThat(setIrqs(24, TRIGGER_EVENTFD, VfioCcwDevice.IO_IRQ, 0, 1, -1)).isZero();
        assertThat(setIrqs(20, TRIGGER_NONE, VfioCcwDevice.IO_IRQ, 0, 1)).isZero();
        checkSignals(0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"-2, -22", "-2147483648, -22", "8, -9"})
    void t113ShouldKeepTheOldEventfdWhenTheNewOneIsBad(int fd, int errno) {
        assertThat(setIrqs(24, TRIGGER_EVENTFD, VfioCcwDevice.IO_IRQ, 0, 1, fd)).isEqualTo(errno);
        checkStillSet();
    }

    @Test
    void t114ShouldSignalEachRequestAndLogEveryTenth() {
        for (int count = 0; count <= 10; count++) {
            rig.device().request(count);
        }
        checkSignals(0, 0, 11);
        assertThat(rig.messages).hasSize(2).allMatch(text -> text.contains("relaying device request"));
    }

    @Test
    void t114ShouldLogTheFirstRequestWithoutAnEventfd() {
        rig.device().eventFd(VfioCcwDevice.REQ_IRQ, null);
        for (int count = 0; count <= 10; count++) {
            rig.device().request(count);
        }
        assertThat(rig.messages).containsExactly("vfio_ccw: subchannel 0.0.0001: no device request channel registered");
    }

    @ParameterizedTest
    @CsvSource({"1, 0x400, 8, 0xb", "2, 0x800, 52, 0x9", "3, 0xc00, 8, 0x9"})
    void t116ShouldDescribeARegionWithItsType(int index, String offset, int size, String flags) {
        final UnsafeBuffer info = words(48, -1, index, -1, -1, -1, -1, -1, -1, -1, -1, -1);
        assertThat(ioctl(Ioctls.GET_REGION_INFO, info)).isZero();
        final int flag = Integer.decode(flags);
        assertWords(info, 48, flag, index, 32, 0, size, 0, Integer.decode(offset), 0x0002_0001, 0, 2, index);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 47})
    void t116ShouldSayHowMuchRoomTheTypeNeeds(int argsz) {
        final UnsafeBuffer info = words(argsz, -1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
        assertThat(ioctl(Ioctls.GET_REGION_INFO, info)).isZero();
        assertWords(info, 48, 0xb, 1, 0, 0, 8, 0, 0x400, -1, -1, -1, -1);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 48, -1})
    void t116ShouldDescribeTheIoRegionWithoutAType(int argsz) {
        final UnsafeBuffer info = words(argsz, -1, 0, -1, -1, -1, -1, -1, -1);
        assertThat(ioctl(Ioctls.GET_REGION_INFO, info)).isZero();
        assertWords(info, argsz, 0x3, 0, 0, 0, 124, 0, 0, -1);
    }

    @ParameterizedTest
    @CsvSource({"32, 4", "48, 4", "48, -1", "31, 0", "0, 0"})
    void t116ShouldRefuseToDescribeOtherRegions(int argsz, int index) {
        checkRefused(Ioctls.GET_REGION_INFO, words(argsz, -1, index, -1, -1, -1, -1, -1, -1, -1, -1, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {Ioctls.GET_INFO, Ioctls.GET_REGION_INFO, Ioctls.GET_IRQ_INFO, Ioctls.SET_IRQS})
    void shouldFaultWithoutAStructure(int request) {
        assertThat(ioctl(request, null)).isEqualTo(Errno.EFAULT);
        assertThat(ioctl(request, words(48, 0, 0))).isEqualTo(Errno.EFAULT);
    }

    @Test
    void shouldFaultWhereTheDataBehindAStructureWouldBe() {
        assertThat(ioctl(Ioctls.GET_REGION_INFO, words(48, 0, 1, 0, 0, 0, 0, 0)))
                .isEqualTo(Errno.EFAULT);
        assertThat(setIrqs(21, TRIGGER_BOOL, 0, 0, 1)).isEqualTo(Errno.EFAULT);
        assertThat(setIrqs(24, TRIGGER_EVENTFD, 0, 0, 1)).isEqualTo(Errno.EFAULT);
        checkStillSet();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAStructureThatSaysItIsTooShort(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            final UnsafeBuffer info = words(15, 1, 2, 3);
            assertThat(rig.device().ioctl(Ioctls.GET_INFO, info, files)).isEqualTo(Errno.EINVAL);
            assertWords(info, 15, 1, 2, 3);
        }
    }

    private void checkRefused(int request, UnsafeBuffer argument) {
        final byte[] before = argument.byteArray().clone();
        assertThat(ioctl(request, argument)).isEqualTo(Errno.EINVAL);
        assertThat(argument.byteArray()).isEqualTo(before);
    }

    private void checkStillSet() {
        for (int irq = 0; irq < VfioCcwDevice.IRQS; irq++) {
            rig.device().signal(irq);
        }
        checkSignals(1, 1, 1);
    }

    private void checkSignals(int io, int crw, int req) {
        assertThat(new long[] {rig.io.read(), rig.crw.read(), rig.req.read()}).containsExactly(io, crw, req);
    }

    private int setIrqs(int... words) {
        return ioctl(Ioctls.SET_IRQS, words(words));
    }

    private int ioctl(int request, UnsafeBuffer argument) {
        return rig.device().ioctl(request, argument, files);
    }

    private static UnsafeBuffer words(int... words) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[words.length * Integer.BYTES]);
        for (int i = 0; i < words.length; i++) {
            buffer.putInt(i * Integer.BYTES, words[i], BIG_ENDIAN);
        }
        return buffer;
    }

    private static void assertWords(UnsafeBuffer buffer, int... words) {
        assertThat(buffer.byteArray()).isEqualTo(words(words).byteArray());
    }
}
