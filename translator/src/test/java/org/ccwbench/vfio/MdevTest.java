package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.ccwbench.arch.Pmcw;
import org.ccwbench.arch.Schib;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.css.ChannelPath;
import org.ccwbench.css.CssDevice;
import org.ccwbench.css.InterruptQueue;
import org.ccwbench.css.PathEvent;
import org.ccwbench.css.Subchannel;
import org.ccwbench.css.SubchannelId;
import org.ccwbench.kernel.Uevents.Uevent;
import org.ccwbench.memory.Errno;
import org.ccwbench.memory.GuestMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver is bound, an mdev is created and removed: who owns what, and from when to when. */
class MdevTest {
    private static final String SYSFS = "/devices/css0/0.0.0001";

    @ParameterizedTest
    @EnumSource
    void t98ShouldFenceQdio(EnableAt enableAt) {
        try (Rig rig = new Rig(enableAt)) {
            Pmcw.qf(rig.sch.schib(), Schib.PMCW_OFFSET, true);
            assertThat(rig.bus.bind(rig.sch, rig.driver)).isEqualTo(Errno.ENODEV);
            assertThat(rig.parent()).isNull();
            assertThat(rig.sch.driver()).isNull();
            assertThat(rig.messages).containsExactly("vfio_ccw: subchannel 0.0.0001 does not support QDIO");
            assertThat(rig.uevents).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Pmcw.ST_CHSC, Pmcw.ST_MSG, Pmcw.ST_ADM})
    void shouldNotTakeSubchannelsOfAnotherType(int type) {
        try (Rig rig = new Rig(EnableAt.MDEV_PROBE)) {
            Pmcw.st(rig.sch.schib(), Schib.PMCW_OFFSET, type);
            assertThat(rig.bus.bind(rig.sch, rig.driver)).isEqualTo(Errno.ENODEV);
            assertThat(rig.parent()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void t99ShouldHaveOneMdevPerSubchannel(EnableAt enableAt) {
        try (Rig rig = Rig.bound(enableAt)) {
            assertThat(rig.parent().availableInstances()).isEqualTo(1);
            assertThat(rig.parent().create(Rig.UUID)).isZero();
            assertThat(rig.parent().availableInstances()).isZero();
            assertThat(rig.parent().create(Rig.OTHER_UUID)).isEqualTo(Errno.EUSERS);
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(rig.parent().availableInstances()).isEqualTo(1);
            assertThat(rig.parent().create(Rig.OTHER_UUID)).isZero();
        }
    }

    @Test
    void t99ShouldRefuseAUuidThatIsTaken() {
        try (Rig rig = Rig.created(EnableAt.MDEV_PROBE)) {
            assertThat(rig.parent().create(Rig.UUID)).isEqualTo(Errno.EEXIST);
            assertThat(rig.parent().create(Rig.UUID.toUpperCase(Locale.ROOT))).isEqualTo(Errno.EEXIST);
            assertThat(rig.parent().availableInstances()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6f5f6f0e-0000-4000-8000-00000000c0d",
                "6f5f6f0e-0000-4000-8000-00000000c0de  ",
                "6f5f6f0e-0000-4000-8000-00000000c0dg",
                "6f5f6f0e00000-4000-8000-00000000c0de",
                "-f5f6f0e-0000-4000-8000-00000000c0de",
                "{6f5f6f0e-0000-4000-8000-00000000c0d}"
            })
    void t100ShouldRefuseWhatIsNoUuid(String text) {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            assertThat(rig.parent().create(text)).isEqualTo(Errno.EINVAL);
            assertThat(rig.device()).isNull();
            assertThat(rig.parent().availableInstances()).isEqualTo(1);
        }
    }

    @Test
    void t100ShouldTakeAUuidWithAnEndOfLine() {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            assertThat(rig.parent().create(Rig.UUID + "\n")).isZero();
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void t115ShouldWaitForTheUserWhenAnMdevIsRemoved(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            final VfioCcwDevice device = rig.device();
            rig.meanwhile = () -> {
                assertThat(rig.device()).isSameAs(device);
                assertThat(device.open()).isEqualTo(Errno.ENODEV);
                assertThat(rig.parent().remove(Rig.UUID)).isEqualTo(Errno.EAGAIN);
                if (rig.waits == 12) {
                    device.close();
                }
            };
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(rig.waits).isEqualTo(12);
            assertThat(rig.timeouts).isEqualTo(11);
            assertThat(rig.req.read()).isEqualTo(12);
            assertThat(rig.messages).hasSize(2);
            assertThat(rig.messages.get(0)).endsWith("(#0)");
            assertThat(rig.messages.get(1)).endsWith("(#10)");
            assertThat(rig.device()).isNull();
            assertThat(rig.isEnabled()).isFalse();
            assertThat(rig.parent().remove(Rig.UUID)).isEqualTo(Errno.ENODEV);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocatePrivateDataAtMdevProbeAndReleaseItAfterTheLastReference(EnableAt enableAt) {
        try (Rig rig = Rig.bound(enableAt)) {
            assertThat(rig.device()).isNull();
            assertThat(rig.parent().create(Rig.UUID)).isZero();
            final VfioCcwDevice device = rig.device();
            assertThat(device.get()).isTrue();
            rig.meanwhile = () -> {
                assertThat(rig.device()).isSameAs(device);
                device.put();
            };
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(rig.waits).isEqualTo(1);
            assertThat(rig.device()).isNull();
            assertThat(device.get()).isFalse();
        }
    }

    @Test
    void shouldEnableTheSubchannelAtMdevProbeAndDisableItAtMdevRemove() {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            assertThat(rig.isEnabled()).isFalse();
            rig.parent().create(Rig.UUID);
            assertThat(rig.isEnabled()).isTrue();
            rig.parent().remove(Rig.UUID);
            assertThat(rig.isEnabled()).isFalse();
        }
    }

    @Test
    void shouldQuiesceTheSubchannelAtMdevRemove() {
        try (Rig rig = Rig.created(EnableAt.MDEV_PROBE)) {
            final VfioCcwDevice device = rig.device();
            rig.subchannel.hsch();
            rig.instructions.clear();
            rig.meanwhile = rig::endFunction;
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(rig.device.halts + rig.device.clears).isPositive();
            assertThat(rig.isEnabled()).isFalse();
            assertThat(device.state()).isEqualTo(State.STANDBY);
        }
    }

    @Test
    void shouldRefuseToCreateWithoutMemory() {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            rig.program.close();
            rig.program = null;
            assertThat(rig.parent().create(Rig.UUID)).isEqualTo(Errno.ENOMEM);
            assertThat(rig.device()).isNull();
            assertThat(rig.parent().availableInstances()).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseToRemoveWhatIsNotThere() {
        try (Rig rig = Rig.created(EnableAt.MDEV_PROBE)) {
            assertThat(rig.parent().remove(Rig.OTHER_UUID)).isEqualTo(Errno.ENODEV);
            assertThat(rig.parent().remove("nothing")).isEqualTo(Errno.ENODEV);
        }
    }

    @Test
    void shouldRefuseToCreateWhenTheDriverIsGoing() {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            final MdevParent parent = rig.parent();
            rig.bus.unbind(rig.sch);
            assertThat(parent.create(Rig.UUID)).isEqualTo(Errno.ENODEV);
            assertThat(parent.availableInstances()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRemoveTheMdevWithTheDriver(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            final VfioCcwDevice device = rig.device();
            rig.meanwhile = device::close;
            assertThat(rig.bus.unbind(rig.sch)).isZero();
            assertThat(rig.parent()).isNull();
            assertThat(rig.sch.driver()).isNull();
            assertThat(rig.isEnabled()).isFalse();
            assertThat(rig.bus.bind(rig.sch, rig.driver)).isZero();
            rig.program = new ChannelProgram(new GuestMemory(rig.storage, rig.pages), Rig.HOST_PROGRAM);
            assertThat(rig.parent().create(Rig.UUID)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseToRemoveAnMdevThatGoesWithTheDriver(EnableAt enableAt) {
        try (Rig rig = Rig.open(enableAt)) {
            final MdevParent parent = rig.parent();
            final VfioCcwDevice device = rig.device();
            rig.meanwhile = () -> {
                assertThat(parent.remove(Rig.UUID)).isEqualTo(Errno.ENODEV);
                device.close();
            };
            assertThat(rig.bus.unbind(rig.sch)).isZero();
            assertThat(rig.waits).isEqualTo(1);
        }
    }

    @Test
    void shouldForgetWorkAndProgramWithThePrivateData() {
        try (Rig rig = Rig.created(EnableAt.MDEV_PROBE)) {
            rig.chpid(0, 0x12);
            final VfioCcwDevice device = rig.device();
            device.eventFd(VfioCcwDevice.IO_IRQ, rig.io);
            device.eventFd(VfioCcwDevice.CRW_IRQ, rig.crw);
            rig.subchannel.end(0x11, 0, 0x80, 0, 0);
            rig.bus.poll();
            rig.bus.chpEvent(ChannelPath.of(0x12), PathEvent.ONLINE);
            device.fsm().fire(Event.NOT_OPER);
            assertThat(rig.parent().remove(Rig.UUID)).isZero();
            assertThat(device.ioWork.isPending()).isFalse();
            assertThat(device.notOperWork.isPending()).isFalse();
            rig.settle();
            assertThat(rig.io.peek()).isZero();
            assertThat(rig.crw.peek()).isZero();
            assertThatThrownBy(() -> rig.program.init(device.regions.io(), 0))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldNumberVfioDevicesWithTheLowestFreeNumber() {
        try (Rig rig = Rig.created(EnableAt.OPEN)) {
            final Subchannel second = new Subchannel(
                    new SubchannelId(0, 0, 2), 0x1002, 0x80, new InterruptQueue(1), new ScriptedDevice());
            final CssDevice device = rig.bus.add(second, 0x4321);
            assertThat(rig.bus.bind(device, rig.driver)).isZero();
            final MdevParent parent = rig.driver.parent(device);
            assertThat(parent.create(Rig.UUID)).isEqualTo(Errno.EEXIST);
            assertThat(parent.remove(Rig.UUID)).isEqualTo(Errno.ENODEV);
            assertThat(parent.create(Rig.OTHER_UUID)).isZero();
            rig.parent().remove(Rig.UUID);
            rig.parent().create(Rig.UUID);
            assertThat(rig.uevents)
                    .filteredOn(event ->
                            event.action().equals("add") && event.subsystem().equals("vfio"))
                    .extracting(Uevent::path)
                    .containsExactly("/devices/virtual/vfio/0", "/devices/virtual/vfio/1", "/devices/virtual/vfio/0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendNoSuppressedAddUeventButStateChanges(EnableAt enableAt) {
        try (Rig rig = Rig.bound(enableAt)) {
            rig.bus.unbind(rig.sch);
            assertThat(rig.uevents.stream().filter(event -> event.subsystem().equals("css")))
                    .containsExactly(
                            change("MDEV_STATE=registered"),
                            new Uevent("bind", SYSFS, "css", List.of("DRIVER=vfio_ccw", "ST=0", "MODALIAS=css:t0")),
                            change("MDEV_STATE=unregistered"),
                            new Uevent("unbind", SYSFS, "css", List.of("ST=0")));
        }
    }

    @Test
    void shouldTellOfAnMdevThatComesAndGoes() {
        try (Rig rig = Rig.bound(EnableAt.MDEV_PROBE)) {
            rig.uevents.clear();
            rig.parent().create(Rig.UUID);
            rig.parent().remove(Rig.UUID);
            final String mdev = SYSFS + "/" + Rig.UUID;
            assertThat(rig.uevents)
                    .extracting(event -> event.action() + " " + event.path())
                    .containsExactly(
                            "add " + mdev,
                            "add /devices/virtual/vfio/0",
                            "add " + mdev + "/vfio-dev/vfio0",
                            "bind " + mdev,
                            "remove " + mdev + "/vfio-dev/vfio0",
                            "remove /devices/virtual/vfio/0",
                            "unbind " + mdev,
                            "remove " + mdev);
        }
    }

    private static Uevent change(String state) {
        return new Uevent("change", SYSFS, "css", List.of(state, "DRIVER=vfio_ccw", "ST=0", "MODALIAS=css:t0"));
    }
}
