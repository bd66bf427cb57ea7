package org.ccwbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Orb;
import org.ccwbench.memory.BigEndian;
import org.ccwbench.memory.PageTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the programs lie, and that they stay there. */
class WorkloadTest {

    @ParameterizedTest
    @EnumSource(Shape.class)
    void shouldKeepEveryProgramPieceInsideAPageOfItsOwn(Shape shape) {
        try (Workload workload = new Workload(shape, Workload.POOL, TableKind.FLAT)) {
            final Set<Long> taken = new HashSet<>();
            for (int program = 0; program < Workload.POOL; program++) {
                final long cpa = Orb.cpa(workload.orbs(), workload.orbOffset(program));
                assertPiece(taken, cpa, shape.ccws() * Ccw1.BYTES);
                for (int i = shape.direct(); i < shape.ccws(); i++) {
                    assertPiece(taken, Ccw1.address(workload.guestCcw(program, i)), shape.idaws() * Long.BYTES);
                }
            }
        }
    }

    private static void assertPiece(Set<Long> taken, long gpa, int bytes) {
        assertThat(gpa % Long.BYTES).isZero();
        assertThat(gpa + bytes - 1 >>> PageTable.PAGE_SHIFT).isEqualTo(gpa >>> PageTable.PAGE_SHIFT);
        assertThat(taken.add(gpa >>> PageTable.PAGE_SHIFT)).isTrue();
    }

    @Test
    void shouldUseEveryPageOnceWithAPoolOfTheLargestShape() {
        try (Workload workload = new Workload(Shape.IDAL1024, Workload.POOL, TableKind.FLAT)) {
            final Set<Long> pages = new HashSet<>();
            final Set<Long> hostPages = new HashSet<>();
            for (int program = 0; program < Workload.POOL; program++) {
                for (int pin = 0; pin < Shape.IDAL1024.pages(); pin++) {
                    pages.add(workload.guestData(program, pin));
                    hostPages.add(workload.hostData(program, pin));
                }
            }
            assertThat(pages).hasSize(Workload.GUEST_PAGES);
            assertThat(hostPages).hasSize(Workload.GUEST_PAGES);
        }
    }

    @ParameterizedTest
    @EnumSource(TableKind.class)
    void shouldMapPagesAsItSaysItDoes(TableKind table) {
        try (Workload workload = new Workload(Shape.DIRECT1, 1, table)) {
            for (int page = 0; page < Workload.GUEST_PAGES; page += 997) {
                final long iova = (long) page << PageTable.PAGE_SHIFT;
                assertThat(workload.guest().pages().entry(iova))
                        .isEqualTo(workload.hostPage(page) << PageTable.PAGE_SHIFT);
            }
        }
    }

    @Test
    void shouldBeTheSameEveryTime() {
        try (Workload one = new Workload(Shape.ECKD12, 2, TableKind.FLAT);
                Workload other = new Workload(Shape.ECKD12, 2, TableKind.DAT)) {
            for (int i = 0; i < Shape.ECKD12.ccws(); i++) {
                assertThat(other.guestCcw(1, i)).isEqualTo(one.guestCcw(1, i));
                assertThat(other.hostData(1, i)).isEqualTo(one.hostData(1, i));
            }
        }
    }

    @Test
    void shouldHaveTheStatedCcwsInStorage() {
        try (Workload workload = new Workload(Shape.ECKD12, 1, TableKind.FLAT)) {
            final long ccws = workload.nativeStorage() + Orb.cpa(workload.orbs(), 0);
            for (int i = 0; i < Shape.ECKD12.ccws(); i++) {
                assertThat(BigEndian.getLong(ccws + i * Ccw1.BYTES)).isEqualTo(workload.guestCcw(0, i));
            }
        }
    }

    @Test
    void shouldKnowHotAndPool() {
        assertThat(Workload.programs("hot")).isEqualTo(1);
        assertThat(Workload.programs("pool")).isEqualTo(256);
        assertThatThrownBy(() -> Workload.programs("warm")).hasMessageContaining("warm");
    }
}
