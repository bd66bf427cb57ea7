package org.ccwbench.suite.gate.counters;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramInput;

/**
 * Counts the work of this version's translator. A program of the library goes by its name, such as
 * {@code direct/read-4096}; a shape by its own and that of the page table, such as {@code shape/eckd12.flat}.
 */
public final class WorkCounters {
    private static final String RUN = "org.ccwbench.suite.gate.counters.run.CountedTranslator";
    private static final String SHAPES = "shape/";

    private final Counted counted;

    /** Counters of a translator that is loaded for them. */
    public WorkCounters() {
        try {
            counted = (Counted) Class.forName(RUN, true, new CountingLoader())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a program costs. */
    public Counts count(ProgramInput input) {
        return counts(() -> counted.program(input));
    }

    /** What the first program of a shape costs. */
    public Counts count(Shape shape, TableKind table) {
        return counts(() -> counted.shape(shape.toString(), table.toString()));
    }

    /** What every program of the library costs, and every shape. */
    public SortedMap<String, Counts> countAll() {
        final SortedMap<String, Counts> all = new TreeMap<>();
        for (final ProgramFile program : Fixtures.library()) {
            all.put(program.name(), count(program.input()));
        }
        for (final Shape shape : Shape.values()) {
            for (final TableKind table : TableKind.values()) {
                all.put(SHAPES + shape + '.' + table, count(shape, table));
            }
        }
        return all;
    }

    /** The meter has one set of counters. */
    private static Counts counts(Supplier<long[]> run) {
        synchronized (Meter.class) {
            return Counts.of(run.get());
        }
    }
}
