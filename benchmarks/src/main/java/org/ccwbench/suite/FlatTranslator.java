package org.ccwbench.suite;

import org.ccwbench.check.ChannelProgramTranslator;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.Translator;

/** Translates through a flat page table; what one cannot reach goes through a dat table and is counted. */
final class FlatTranslator implements Translator, AutoCloseable {
    private final ChannelProgramTranslator flat = ChannelProgramTranslator.flat();
    private final ChannelProgramTranslator dat = ChannelProgramTranslator.dat();
    private int beyond;

    @Override
    public Answer translate(ProgramInput input) {
        if (flat.reaches(input)) {
            return flat.translate(input);
        }
        beyond++;
        return dat.translate(input);
    }

    /** Programs that went through the dat table. */
    int beyond() {
        return beyond;
    }

    @Override
    public void close() {
        flat.close();
        dat.close();
    }
}
