package org.ccwbench.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.ccwbench.bench.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders of all pages. */
class PageOrderTest {

    @ParameterizedTest
    @EnumSource(PageOrder.class)
    void shouldVisitEveryPageOnce(PageOrder order) {
        final BitSet visited = new BitSet();
        int page = 0;
        int neighbours = 0;
        for (int i = 0; i < Workload.GUEST_PAGES; i++) {
            final int next = page * order.multiplier() + order.addend() & Workload.GUEST_PAGES - 1;
            neighbours += next == page + 1 ? 1 : 0;
            visited.set(next);
            page = next;
        }
        assertThat(visited.cardinality()).isEqualTo(Workload.GUEST_PAGES);
        assertThat(neighbours > Workload.GUEST_PAGES / 2).isEqualTo(order == PageOrder.SEQUENTIAL);
    }
}
