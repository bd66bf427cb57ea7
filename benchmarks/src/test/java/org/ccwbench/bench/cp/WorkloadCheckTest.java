package org.ccwbench.bench.cp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is right passes, and each kind of error is named. */
class WorkloadCheckTest {
    private final Workload workload = new Workload(Shape.ECKD12, 2, TableKind.FLAT);
    private final TranslateCycle translator = new TranslateCycle(workload);

    @AfterEach
    void close() {
        translator.close();
        workload.close();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void shouldAgreeWithTheTranslatorAndTheLimitOnEveryShape(Shape shape) {
        for (final TableKind table : TableKind.values()) {
            try (Workload pool = new Workload(shape, 16, table);
                    TranslateCycle cycle = new TranslateCycle(pool);
                    LimitLoop limit = new LimitLoop(pool)) {
                assertThatCode(() -> WorkloadCheck.run(pool, cycle)).doesNotThrowAnyException();
                assertThatCode(() -> WorkloadCheck.run(pool, limit)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void shouldNoticeAWrongHostPage() {
        final long page = workload.guestData(1, 5) >>> PageTable.PAGE_SHIFT;
        workload.guest().pages().map(page, 1, workload.hostPage((int) page) + 1, PageTable.WRITABLE);

        assertWrong("eckd12 program 1: host address of pin 5");
    }

    @Test
    void shouldNoticeAPageThatCannotBePinned() {
        final long page = workload.guestData(0, 3) >>> PageTable.PAGE_SHIFT;
        workload.guest().pages().unmap(page, 1);

        assertWrong("eckd12 program 0: init 1, prefetch -22");
    }

    @ParameterizedTest
    @CsvSource({"0, command", "1, flags", "3, count", "6, address"})
    void shouldNoticeAnotherByteInACcw(int offset, String field) {
        final long cpa = Orb.cpa(workload.orbs(), workload.orbOffset(1));
        final long ccw = workload.guestCcw(1, 0);
        final byte changed = (byte) ((ccw >>> Long.SIZE - Byte.SIZE - offset * Byte.SIZE) ^ (offset == 1 ? 0x20 : 1));
        workload.storage().write(cpa + offset, new byte[] {changed});

        assertWrong("eckd12 program 1: " + (field.equals("address") ? "host address of pin 0" : "ccw 0"));
    }

    @Test
    void shouldNoticeAnotherIdaw() {
        final long idal = Ccw1.address(workload.guestCcw(0, 4));
        workload.storage().write(idal + 6, new byte[] {1});

        assertWrong("eckd12 program 0: host address of pin 4");
    }

    @Test
    void shouldNoticeAnotherOrb() {
        workload.orbs().putByte(workload.orbOffset(1) + 20, (byte) 1);

        assertWrong("eckd12 program 1: orb doubleword 2");
    }

    @Test
    void shouldNoticeAPinThatIsLeft() {
        try (ChannelProgram other = new ChannelProgram(workload.guest(), Workload.HOST_BASE)) {
            other.init(workload.orbs(), 0);
            other.prefetch();

            assertWrong("eckd12 program 0: count after free of pin 0: expected 0, got 1");
        }
    }

    private void assertWrong(String message) {
        assertThatThrownBy(() -> WorkloadCheck.run(workload, translator))
                .isInstanceOf(WrongTranslationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldBeFoundInsideAnotherFailure() {
        final WrongTranslationException wrong = new WrongTranslationException("wrong");
        final Exception inner = new IllegalStateException(new IllegalArgumentException("other"));
        inner.addSuppressed(new RuntimeException(wrong));

        assertThat(WrongTranslationException.in(new Exception(inner))).isSameAs(wrong);
        assertThat(WrongTranslationException.in(new Exception("none"))).isNull();
    }
}
