package org.ccwbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Fork;

/** One list of flags for the build, the forks and the restart. */
class JvmFlagsTest {

    @Test
    void shouldBeTheFlagsThatTheBuildTestsWith() {
        final String arguments = String.join(
                        " ", ManagementFactory.getRuntimeMXBean().getInputArguments())
                .replace("--add-exports java.base", "--add-exports=java.base");

        assertThat(JvmFlags.all()).allSatisfy(flag -> assertThat(arguments).contains(flag));
    }

    @Test
    void shouldAllReachTheForks() {
        assertThat(ForkedBenchmark.class.getAnnotation(Fork.class).jvmArgsAppend())
                .containsAll(JvmFlags.all());
    }
}
