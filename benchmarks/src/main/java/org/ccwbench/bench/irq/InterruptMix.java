package org.ccwbench.bench.irq;

import java.util.Locale;
import java.util.SplittableRandom;

/** How often which kind of interruption comes. */
public enum InterruptMix {
    /** Half of them final, three in ten intermediate, two in ten unsolicited. */
    MIXED(0.5, 0.3),
    /** Final ones alone. */
    FINAL(1, 0),
    /** Intermediate ones alone. */
    INTERMEDIATE(0, 1),
    /** Unsolicited ones alone. */
    UNSOLICITED(0, 0);

    private final double finals;
    private final double intermediates;

    InterruptMix(double finals, double intermediates) {
        this.finals = finals;
        this.intermediates = intermediates;
    }

    /** Draws kinds. */
    InterruptKind[] draw(int count, long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final InterruptKind[] kinds = new InterruptKind[count];
        for (int i = 0; i < count; i++) {
            kinds[i] = kind(random.nextDouble());
        }
        return kinds;
    }

    private InterruptKind kind(double drawn) {
        if (drawn < finals) {
            return InterruptKind.FINAL;
        }
        return drawn < finals + intermediates ? InterruptKind.INTERMEDIATE : InterruptKind.UNSOLICITED;
    }

    /** The name in parameters and options: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
