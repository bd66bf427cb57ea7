package org.ccwbench.bench.memory;

import java.util.Locale;
import org.ccwbench.bench.ForkedBenchmark;
import org.ccwbench.bench.Question;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.memory.PageTable;
import org.ccwbench.memory.PinList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a page of a guest of 1 GiB cost: to look it up, and to pin and unpin it? */
@State(Scope.Thread)
public class PageTableBenchmark extends ForkedBenchmark {
    private static final int PAGES = 256;
    private static final int LAST_PAGE = Workload.GUEST_PAGES - 1;

    @Param({"flat", "dat"})
    public String table;

    @Param({"sequential", "random"})
    public String order;

    private Workload workload;
    private PageTable pages;
    private PinList pins;
    private long idaw;
    private int multiplier;
    private int addend;
    private int page;

    @Setup
    public void setUp() {
        final PageOrder pageOrder = PageOrder.valueOf(order.toUpperCase(Locale.ROOT));
        multiplier = pageOrder.multiplier();
        addend = pageOrder.addend();
        workload = new Workload(Shape.DIRECT1, 1, TableKind.named(table));
        pages = workload.guest().pages();
        pins = new PinList(PAGES + Long.BYTES / PinList.HANDLE_BYTES);
        idaw = pins.address(PAGES);
    }

    @Benchmark
    @OperationsPerInvocation(PAGES)
    @Question(value = "What does it cost to look a guest page up?", tags = "memory")
    public long lookUp() {
        long sum = 0;
        for (int i = 0; i < PAGES; i++) {
            sum += pages.entry(next());
        }
        return sum;
    }

    /** Pins {@link #PAGES} pages one by one, then unpins them. @return pages that could be pinned: all */
    @Benchmark
    @OperationsPerInvocation(PAGES)
    @Question(value = "What does it cost to pin and unpin a guest page?", tags = "memory")
    public int pinAndUnpin() {
        int pinned = 0;
        for (int i = 0; i < PAGES; i++) {
            pinned += pages.pin(next(), idaw, pins.address(i)) ? 1 : 0;
        }
        pins.count(PAGES);
        pages.unpin(pins, 0);
        return pinned;
    }

    private long next() {
        page = page * multiplier + addend & LAST_PAGE;
        return (long) page << PageTable.PAGE_SHIFT;
    }

    @TearDown
    public void tearDown() {
        pins.close();
        workload.close();
    }
}
