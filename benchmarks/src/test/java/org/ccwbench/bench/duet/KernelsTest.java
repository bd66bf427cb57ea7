package org.ccwbench.bench.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.ccwbench.bench.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels as another version calls them: by name, through types of the JDK. */
class KernelsTest {
    private static final int CCW_AND_ORB = 1 + 32;

    static Stream<String> hot() {
        return Kernels.names().stream().filter(name -> !name.endsWith(".pool"));
    }

    @Test
    void shouldHaveEveryShapeHotAndInAPoolOnBothTablesAndAsARequest() {
        assertThat(Kernels.names())
                .hasSize(Shape.values().length * 5 + 1)
                .doesNotHaveDuplicates()
                .contains(
                        "translate.eckd12.hot",
                        "translate.direct1.pool",
                        "dat.idal1024.pool",
                        "request.eckd12",
                        "interrupt.eckd12");
    }

    @ParameterizedTest
    @MethodSource("hot")
    void shouldDoAsManyOperationsAsToldAndReturnTheSumOfTheirResults(String name) throws Exception {
        final IntUnaryOperator kernel = Kernels.open(name);
        final int one = kernel.applyAsInt(1);
        assertThat(one).isPositive();
        assertThat(kernel.applyAsInt(7)).isEqualTo(7 * one);
        ((AutoCloseable) kernel).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"translate.eckd12.pool", "dat.direct1.pool"})
    void shouldGoThroughAPool(String name) throws Exception {
        final IntUnaryOperator kernel = Kernels.open(name);
        assertThat(kernel.applyAsInt(300)).isEqualTo(300 * CCW_AND_ORB);
        ((AutoCloseable) kernel).close();
    }

    @Test
    void shouldNameAKernelThatIsNotThere() {
        assertThatThrownBy(() -> Kernels.open("translate.eckd13.hot"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no kernel translate.eckd13.hot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"translate.eckd12.hot", "request.eckd12", "interrupt.eckd12"})
    void shouldAllocateNothing(String name) throws Exception {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final IntUnaryOperator kernel = Kernels.open(name);
        kernel.applyAsInt(20_000);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            kernel.applyAsInt(10_000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
        ((AutoCloseable) kernel).close();
    }

    @Test
    void shouldBeCallableWithTypesOfTheJdkAlone() throws Exception {
        assertThat(Kernels.class.getMethod("names").getReturnType()).isEqualTo(List.class);
        assertThat(Kernels.class.getMethod("open", String.class).getReturnType())
                .isEqualTo(IntUnaryOperator.class);
    }
}
