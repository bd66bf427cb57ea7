package org.ccwbench.check;

import org.ccwbench.check.reference.ReferenceTranslator;
import org.ccwbench.fixtures.Translator;

/**
 * The translators that are held against each other.
 *
 * @param dat the translator under test, with a page table for all addresses
 * @param flat the same with a flat page table
 * @param reference who is right
 */
record Rig(Translator dat, Translator flat, Translator reference) implements AutoCloseable {
    static Rig real() {
        return new Rig(ChannelProgramTranslator.dat(), ChannelProgramTranslator.flat(), new ReferenceTranslator());
    }

    @Override
    public void close() {
        for (final Translator translator : new Translator[] {dat, flat, reference}) {
            if (translator instanceof ChannelProgramTranslator real) {
                real.close();
            }
        }
    }
}
