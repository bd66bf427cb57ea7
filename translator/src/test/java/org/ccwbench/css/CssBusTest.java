package org.ccwbench.css;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.arch.Scsw;
import org.ccwbench.kernel.Kernel;
import org.ccwbench.kernel.Uevents.Uevent;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bus calls a driver for. */
class CssBusTest {
    private static final String PATH = "/devices/css0/0.0.0001";

    private final Host host = new Host();
    private final CssBus bus = host.bus;
    private final CssDevice device = host.device;

    @Test
    void shouldUseTheInstalledPathsOfANewSubchannel() {
        assertThat(device.lpm()).isEqualTo(Machine.PATHS);
        assertThat(device.opm()).isEqualTo(0xff);
        assertThat(device.isRegistered()).isTrue();
        assertThat(device.path()).isEqualTo(PATH);
    }

    @Test
    void shouldBindADriver() {
        assertThat(bus.bind(device, host)).isZero();
        assertThat(device.driver()).isSameAs(host);
        assertThat(host.calls).containsExactly("probe");
        assertThat(host.uevents)
                .containsExactly(new Uevent("bind", PATH, "css", List.of("DRIVER=test", "ST=0", "MODALIAS=css:t0")));
    }

    @Test
    void shouldBindOneDriverOnly() {
        bus.bind(device, host);
        assertThat(bus.bind(device, host)).isEqualTo(Errno.EBUSY);
        assertThat(host.calls).containsExactly("probe");
    }

    @Test
    void shouldNotBindADriverThatIsForOthers() {
        host.matches = false;
        assertThat(bus.bind(device, host)).isEqualTo(Errno.ENODEV);
        assertThat(host.calls).isEmpty();
        assertThat(device.driver()).isNull();
    }

    @Test
    void shouldNotBindADriverThatDoesNotWantTo() {
        host.answer = Errno.ENOMEM;
        assertThat(bus.bind(device, host)).isEqualTo(Errno.ENOMEM);
        assertThat(device.driver()).isNull();
        assertThat(host.uevents).isEmpty();
        host.answer = 0;
        assertThat(bus.bind(device, host)).isZero();
    }

    @Test
    void shouldUnbindTheDriver() {
        bus.bind(device, host);
        host.uevents.clear();
        assertThat(bus.unbind(device)).isZero();
        assertThat(device.driver()).isNull();
        assertThat(host.calls).containsExactly("probe", "remove");
        assertThat(host.uevents).containsExactly(new Uevent("unbind", PATH, "css", List.of("ST=0")));
        assertThat(bus.unbind(device)).isEqualTo(Errno.ENODEV);
    }

    @Test
    void shouldBringAnInterruptionToTheDriver() {
        bindAndEnable();
        host.machine.start();
        host.machine.subchannel.end(Machine.ENDED, 0x1008, 0x0c, 0, 0);
        assertThat(bus.poll()).isEqualTo(1);
        assertThat(host.calls).containsExactly("irq locked");
        assertThat(Scsw.cpa(host.irb, 0)).isEqualTo(0x1008);
        assertThat(Scsw.stctl(device.schib(), Schib.SCSW_OFFSET)).isEqualTo(Machine.ENDED);
        assertThat(host.machine.stctl()).isZero();
        assertThat(bus.poll()).isZero();
    }

    @Test
    void shouldTakeAnInterruptionThatIsNobodys() {
        bus.bind(device, host);
        host.calls.clear();
        final UnsafeBuffer schib = host.machine.schib();
        Pmcw.ena(schib, Schib.PMCW_OFFSET, true);
        host.machine.subchannel.msch(schib, 0);
        host.machine.present(0x11);
        assertThat(bus.poll()).isEqualTo(1);
        assertThat(host.calls).isEmpty();
        assertThat(host.machine.stctl()).isZero();
    }

    @Test
    void shouldDropAnInterruptionWhoseStatusIsGone() {
        bindAndEnable();
        host.machine.present(0x11);
        host.machine.subchannel.tsch(host.irb, 0);
        assertThat(bus.poll()).isEqualTo(1);
        assertThat(host.calls).isEmpty();
        assertThat(host.machine.present(0x11)).isTrue();
        assertThat(bus.poll()).isEqualTo(1);
        assertThat(host.calls).containsExactly("irq locked");
    }

    @Test
    void shouldTakeAnInterruptionWithoutADriver() {
        device.enable(3);
        host.machine.present(0x11);
        assertThat(bus.poll()).isEqualTo(1);
        assertThat(host.machine.stctl()).isZero();
        assertThat(Scsw.stctl(device.schib(), Schib.SCSW_OFFSET)).isEqualTo(0x11);
    }

    @Test
    void shouldDropAnInterruptionOfASubchannelThatIsNoLongerThere() {
        bindAndEnable();
        host.machine.present(0x11);
        bus.unregister(device);
        host.calls.clear();
        assertThat(bus.poll()).isEqualTo(1);
        assertThat(host.calls).isEmpty();
    }

    @Test
    void shouldTellTheDriverOfAShutdown() {
        bus.shutdown();
        assertThat(host.calls).isEmpty();
        bus.bind(device, host);
        bus.shutdown();
        assertThat(host.calls).containsExactly("probe", "shutdown");
    }

    @Test
    void shouldAskTheDriverAboutASubchannelEvent() {
        assertThat(bus.schEvent(device)).isZero();
        bus.bind(device, host);
        host.answer = Errno.EAGAIN;
        assertThat(bus.schEvent(device)).isEqualTo(Errno.EAGAIN);
        assertThat(host.calls).containsExactly("probe", "schEvent");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheDriverOfAPathEvent(PathEvent event) {
        bus.chpEvent(ChannelPath.of(0x12), event);
        bus.bind(device, host);
        bus.chpEvent(ChannelPath.of(0x12), event);
        assertThat(host.calls).containsExactly("probe", "chpEvent 18 " + event + " locked");
        assertThat(device.lpm()).isEqualTo(Machine.PATHS);
        assertThat(device.isTodoPending()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void shouldLookAtASubchannelThatDoesNotSurviveAPathThatIsGone(PathEvent event) {
        final boolean isGone = event == PathEvent.OFFLINE;
        bus.bind(device, host);
        host.answer = Errno.ENODEV;
        bus.chpEvent(ChannelPath.of(0x12), event);
        assertThat(device.lpm()).isEqualTo(isGone ? 0 : Machine.PATHS);
        assertThat(device.isTodoPending()).isEqualTo(isGone);
        host.calls.clear();
        bus.later().flush();
        assertThat(host.calls.equals(List.of("schEvent"))).isEqualTo(isGone);
        assertThat(device.isTodoPending()).isFalse();
    }

    @Test
    void shouldTakeASubchannelOffLaterAndOnce() {
        bus.bind(device, host);
        device.scheduleUnregister();
        device.scheduleUnregister();
        assertThat(device.isTodoPending()).isTrue();
        assertThat(device.isRegistered()).isTrue();
        assertThat(host.calls).containsExactly("probe");

        assertThat(bus.later().doWork()).isEqualTo(1);

        assertThat(bus.later().doWork()).isZero();
        assertThat(device.isRegistered()).isFalse();
        assertThat(device.driver()).isNull();
        assertThat(host.calls).containsExactly("probe", "remove");
        assertThat(bus.bind(device, host)).isEqualTo(Errno.ENODEV);
        bus.shutdown();
        bus.chpEvent(ChannelPath.of(0x12), PathEvent.ONLINE);
        assertThat(host.calls).hasSize(2);
    }

    @Test
    void shouldHaveRoomForAllWorkOfAllSubchannels() {
        final InterruptQueue interrupts = new InterruptQueue(5);
        final CssBus large = new CssBus(Kernel.standard(), interrupts, 5);
        final CssDevice[] devices = new CssDevice[5];
        for (int i = 0; i < devices.length; i++) {
            final SubchannelId id = new SubchannelId(0, 0, i);
            devices[i] = large.add(new Subchannel(id, i, 0x80, interrupts, host.machine), i + 1);
            devices[i].scheduleEvaluation();
            devices[i].scheduleUnregister();
        }
        large.later().flush();
        assertThat(devices).noneMatch(CssDevice::isRegistered);
    }

    @ParameterizedTest(name = "part {1} of path {0}, mask {2}: {3}")
    @CsvSource({
        "0x10, 0, 0, 0x80",
        "0x11, 0, 0, 0x40",
        "0x12, 0, 0, 0", // not installed
        "0x13, 0, 0, 0",
        "0x11, 0x1200, 0xff00, 0x40",
        "0x11, 0x1234, 0xffff, 0x40",
        "0x11, 0x1300, 0xff00, 0",
        "0x11, 0x1200, 0xffff, 0",
        "0x10, 0x1300, 0xff00, 0x80" // its link address is not known
    })
    void shouldKnowWhichPathAnEventIsAbout(String chpid, String address, String mask, String expected) {
        final UnsafeBuffer schib = host.machine.schib();
        for (int i = 0; i < 3; i++) {
            Pmcw.chpid(schib, Schib.PMCW_OFFSET, i, 0x10 + i);
        }
        host.machine.subchannel.configure(schib, Schib.PMCW_OFFSET);
        device.updateSchib();
        device.fullLinkAddress(1, 0x1234);
        final ChannelPath path = new ChannelPath(Integer.decode(chpid), Integer.decode(address), Integer.decode(mask));
        assertThat(device.mask(path)).isEqualTo(Integer.decode(expected));
    }

    @Test
    void shouldTakeTheFirstOfTwoPathsWithOneIdentifier() {
        assertThat(device.mask(ChannelPath.of(0))).isEqualTo(0x80);
    }

    private void bindAndEnable() {
        bus.bind(device, host);
        device.enable(3);
        host.calls.clear();
        assertThat(host.machine.schib().getInt(0, BIG_ENDIAN)).isEqualTo(Host.ADDRESS);
    }
}
