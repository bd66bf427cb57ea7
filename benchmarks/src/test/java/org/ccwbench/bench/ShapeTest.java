package org.ccwbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.ccwbench.arch.Ccw1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Param;

/** The eight programs are those of the table in the design. */
class ShapeTest {
    private static final long ADDRESS = 0x1234_5000L;

    @ParameterizedTest
    @CsvSource({
        "direct1, 1, 1, 0, 4096, 02",
        "direct16, 16, 16, 0, 4096, 02",
        "idal16, 1, 16, 16, 65535, 02",
        "idal64, 4, 64, 16, 65535, 02",
        "idal256, 16, 256, 16, 65535, 02",
        "idal1024, 64, 1024, 16, 65535, 02",
        "direct255, 255, 255, 0, 4096, 02",
        "eckd12, 14, 14, 1, 4096, 86"
    })
    void shouldHaveTheProgramOfTheTable(String name, int ccws, int pages, int idaws, int count, String command) {
        final Shape shape = Shape.named(name);
        final long last = shape.ccw(ccws - 1, ADDRESS);

        assertThat(shape).hasToString(name);
        assertThat(shape.ccws()).isEqualTo(ccws);
        assertThat(shape.pages()).isEqualTo(pages);
        assertThat(shape.idaws()).isEqualTo(idaws);
        assertThat(Ccw1.count(last)).isEqualTo(count);
        assertThat(Ccw1.command(last)).isEqualTo(Integer.parseInt(command, 16));
        assertThat(Ccw1.address(last)).isEqualTo(ADDRESS);
        assertThat(Ccw1.isIda(last)).isEqualTo(idaws > 0);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void shouldChainEveryCcwButTheLast(Shape shape) {
        final int chaining = shape == Shape.IDAL64 ? Ccw1.CD : Ccw1.CC;
        for (int i = 0; i < shape.ccws() - 1; i++) {
            assertThat(Ccw1.flags(shape.ccw(i, ADDRESS)) & (Ccw1.CD | Ccw1.CC)).isEqualTo(chaining);
        }
        assertThat(Ccw1.isChained(shape.ccw(shape.ccws() - 1, ADDRESS))).isFalse();
    }

    @Test
    void shouldBeginEckdWithDefineExtentAndLocateRecord() {
        assertThat(Shape.ECKD12.ccw(0, ADDRESS)).isEqualTo(Ccw1.of(0x63, Ccw1.CC, 16, ADDRESS));
        assertThat(Shape.ECKD12.ccw(1, ADDRESS)).isEqualTo(Ccw1.of(0x47, Ccw1.CC, 16, ADDRESS));
        assertThat(Shape.ECKD12.ccw(2, ADDRESS)).isEqualTo(Ccw1.of(0x86, Ccw1.CC | Ccw1.IDA, 4096, ADDRESS));
    }

    @Test
    void shouldBeTheParameterOfBenchmarksInItsOrder() throws NoSuchFieldException {
        final String[] names =
                Arrays.stream(Shape.values()).map(Shape::toString).toArray(String[]::new);

        assertThat(ProgramBenchmark.class
                        .getField("shape")
                        .getAnnotation(Param.class)
                        .value())
                .containsExactly(names);
    }

    @Test
    void shouldRefuseAnotherName() {
        assertThatThrownBy(() -> Shape.named("direct2")).isInstanceOf(IllegalArgumentException.class);
    }
}
