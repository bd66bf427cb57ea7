package org.ccwbench.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ccwbench.suite.machine.LinuxFiles.Ticks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from files as Linux has them, and that missing ones are no trouble. */
class LinuxFilesTest {
    @TempDir
    private Path root;

    private LinuxFiles linux() {
        return new LinuxFiles(root);
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    @Test
    void shouldReadWhatThereIs() throws IOException {
        file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast One @ 3 GHz\nflags\t: a\n");
        file("proc/meminfo", "MemTotal:        8151284 kB\nMemFree: 1 kB\n");
        file("proc/loadavg", "1.50 0.75 0.10 2/300 4711\n");
        file(
                "proc/pressure/cpu",
                "some avg10=12.34 avg60=1.00 avg300=0.00 total=9876543\n"
                        + "full avg10=0.00 avg60=0.00 avg300=0.00 total=5\n");
        file("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        file("sys/devices/system/cpu/smt/active", "1\n");

        assertThat(linux().processor()).hasValue("Fast One @ 3 GHz");
        assertThat(linux().memoryKib()).hasValue(8_151_284L);
        assertThat(linux().load()).hasValue(1.5);
        assertThat(linux().waitedMicros()).hasValue(9_876_543);
        assertThat(linux().hugePages()).hasValue("madvise");
        assertThat(linux().clocksource()).hasValue("tsc");
        assertThat(linux().isSmt()).hasValue(true);
    }

    @Test
    void shouldLeaveOutWhatThereIsNot() {
        assertThat(linux().processor()).isEmpty();
        assertThat(linux().memoryKib()).isEmpty();
        assertThat(linux().load()).isEmpty();
        assertThat(linux().waitedMicros()).isEmpty();
        assertThat(linux().ticks()).isEmpty();
        assertThat(linux().governor()).isEmpty();
        assertThat(linux().hugePages()).isEmpty();
        assertThat(linux().clocksource()).isEmpty();
        assertThat(linux().isSmt()).isEmpty();
        assertThat(linux().quota()).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatItDoesNotUnderstand() throws IOException {
        file("proc/loadavg", "none\n");
        file("proc/pressure/cpu", "some avg10=1.00 total=many\n");
        file("proc/stat", "cpu  1 2 3\n");
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/cpu.max", "often\n");

        assertThat(linux().load()).isEmpty();
        assertThat(linux().waitedMicros()).isEmpty();
        assertThat(linux().ticks()).isEmpty();
        assertThat(linux().quota()).isEmpty();
    }

    @Test
    void shouldTellProcessorTime() throws IOException {
        file("proc/stat", "cpu  100 3 50 800 10 1 6 30 999 999\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

        assertThat(linux().ticks()).hasValue(new Ticks(1000, 160, 30));
    }

    @Test
    void shouldNameEveryGovernorOnce() throws IOException {
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
        file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n");
        file("sys/devices/system/cpu/cpu2/cpufreq/scaling_governor", "powersave\n");
        file("sys/devices/system/cpu/cpufreq/scaling_governor", "ondemand\n");

        assertThat(linux().governor()).hasValue("performance, powersave");
    }

    @Test
    void shouldTakeTheLeastQuotaOfAllLevels() throws IOException {
        file("proc/self/cgroup", "0::/a/b\n");
        file("sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
        file("sys/fs/cgroup/a/cpu.max", "150000 100000\n");
        file("sys/fs/cgroup/cpu.max", "400000 100000\n");

        assertThat(linux().quota()).hasValue(1.5);
    }

    @Test
    void shouldKnowQuotasOfTheFirstControlGroups() throws IOException {
        file("proc/self/cgroup", "3:cpu,cpuacct:/a\n2:memory:/b\n");
        file("sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "50000\n");
        file("sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        assertThat(linux().quota()).hasValue(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max 100000\n", "-1 100000\n", "100000 0\n"})
    void shouldKnowWhenThereIsNoQuota(String unlimited) throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/cpu.max", unlimited);

        assertThat(linux().quota()).isEmpty();
    }
}
