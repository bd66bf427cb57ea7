package org.ccwbench.bench.duet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;

/**
 * The kernels of this version, by name.
 *
 * <pre>
 *   translate.SHAPE.hot|pool   a program from init to free, flat page table
 *   dat.SHAPE.hot|pool         the same with a dat page table
 *   request.SHAPE              a whole vfio request, from the write to the I/O region to the status read there
 *   interrupt.eckd12           such a request, and in front of it an interruption of another subchannel
 * </pre>
 *
 * A version is called by another one, so only types of the JDK are seen here. A kernel is an {@link IntUnaryOperator}
 * that does as many operations as it is told and returns a sum of their results; it is an {@link AutoCloseable} as
 * well, belongs to one thread and allocates nothing.
 */
public final class Kernels {
    private static final Map<String, Supplier<Kernel>> KERNELS = all();

    private Kernels() {}

    /** A kernel that can be closed. */
    interface Kernel extends IntUnaryOperator, AutoCloseable {
        @Override
        void close();
    }

    private static Map<String, Supplier<Kernel>> all() {
        final Map<String, Supplier<Kernel>> kernels = new LinkedHashMap<>();
        addTranslations(kernels, "translate.", TableKind.FLAT);
        addTranslations(kernels, "dat.", TableKind.DAT);
        for (final Shape shape : Shape.values()) {
            kernels.put("request." + shape, () -> new RequestKernel(workload(shape, "hot", TableKind.FLAT)));
        }
        kernels.put("interrupt." + Shape.ECKD12, () -> new InterruptKernel(Shape.ECKD12));
        return kernels;
    }

    private static void addTranslations(Map<String, Supplier<Kernel>> kernels, String prefix, TableKind table) {
        for (final Shape shape : Shape.values()) {
            for (final String data : List.of("hot", "pool")) {
                kernels.put(prefix + shape + '.' + data, () -> new TranslateKernel(workload(shape, data, table)));
            }
        }
    }

    private static Workload workload(Shape shape, String data, TableKind table) {
        return new Workload(shape, Workload.programs(data), table);
    }

    /** The names of all kernels. */
    public static List<String> names() {
        return new ArrayList<>(KERNELS.keySet());
    }

    /**
     * A kernel that has answered all its programs rightly.
     *
     * @return an {@link AutoCloseable}, too
     * @throws IllegalArgumentException when there is no kernel of that name
     * @throws RuntimeException when a program is translated or answered wrongly; the message says how
     */
    public static IntUnaryOperator open(String name) {
        final Supplier<Kernel> kernel = KERNELS.get(name);
        if (kernel == null) {
            throw new IllegalArgumentException("there is no kernel " + name);
        }
        return kernel.get();
    }
}
