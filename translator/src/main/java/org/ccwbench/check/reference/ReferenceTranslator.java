package org.ccwbench.check.reference;

import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.Translator;

/**
 * Translates as Linux does, slowly. Where a guest changes its storage meanwhile the answers are those of Linux, which
 * reads the first IDAW of a list twice and refuses when it has changed.
 *
 * <p>Source: the behaviour of Linux vfio_ccw_cp.c, cp_init() to cp_free(), as recorded in the corpora.
 */
public final class ReferenceTranslator implements Translator {
    @Override
    public Answer translate(ProgramInput input) {
        return new ReferenceProgram(input).answer();
    }
}
