package org.ccwbench.explore;

import java.util.Random;

/** Random steps for the threads of a {@link Toy}, the same for the same seed. */
final class ToyProgram implements Toy.Body {
    private static final int VARIABLES = 2;
    private static final int KINDS = 6;
    private static final long LONG_NANOS = 1_000_000_000;

    private final int[] kinds;
    private final int[] variables;

    private ToyProgram(Random random, int steps) {
        kinds = random.ints(steps, 0, KINDS).toArray();
        variables = random.ints(steps, 0, VARIABLES).toArray();
    }

    /** Two or three threads of a few steps each. */
    static Toy toy(long seed) {
        final Random random = new Random(seed);
        final Toy.Body[] bodies = new Toy.Body[2 + random.nextInt(2)];
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = new ToyProgram(random, bodies.length == 2 ? 2 : 1 + i % 2);
        }
        return new Toy(VARIABLES, bodies);
    }

    @Override
    public void run(Toy toy, int thread) {
        for (int i = 0; i < kinds.length; i++) {
            step(toy, thread, kinds[i], variables[i]);
        }
    }

    private static void step(Toy toy, int thread, int kind, int variable) {
        switch (kind) {
            case 0 -> toy.log(thread, toy.read(variable));
            case 1 -> toy.write(variable, toy.read(variable) + 1);
            case 2 -> toy.write(variable, thread + 10);
            case 3 -> {
                toy.locks[variable].lock();
                toy.log(thread, toy.read(1 - variable));
                toy.locks[variable].unlock();
            }
            case 4 -> {
                final boolean got = toy.locks[variable].tryLock();
                toy.log(thread, got);
                if (got) {
                    toy.write(variable, 20 + thread);
                    toy.locks[variable].unlock();
                }
            }
            default -> toy.log(thread, Steps.await(() -> toy.read(variable) > 0, LONG_NANOS));
        }
    }
}
