package org.ccwbench.check;

import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.ProgramInput;

/** One program in front of the translators; each is asked when it is first needed. */
final class Trial {
    private final ProgramInput input;
    private final Rig rig;
    private Answer dat;
    private Answer reference;

    Trial(ProgramInput input, Rig rig) {
        this.input = input;
        this.rig = rig;
    }

    ProgramInput input() {
        return input;
    }

    Rig rig() {
        return rig;
    }

    Answer dat() {
        if (dat == null) {
            dat = rig.dat().translate(input);
        }
        return dat;
    }

    Answer reference() {
        if (reference == null) {
            reference = rig.reference().translate(input);
        }
        return reference;
    }
}
