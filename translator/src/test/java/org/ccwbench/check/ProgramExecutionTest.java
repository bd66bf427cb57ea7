package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ccwbench.check.ProgramExecution.Outcome;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.device.CkdDisk;
import org.junit.jupiter.api.Test;

/** Programs of the library, most of which were never meant for a disk, on a disk. */
class ProgramExecutionTest {
    @Test
    void shouldBringEveryProgramOfTheLibraryToAnEndOrTheStepLimit() {
        final List<ProgramFile> programs = Fixtures.library();
        int started = 0;
        int translated = 0;
        int refused = 0;
        int endless = 0;
        for (final ProgramFile program : programs) {
            final Outcome guest = new ProgramExecution(program.input(), new CkdDisk(TestDisk.inMemory())).runGuest();
            final Outcome host =
                    new ProgramExecution(program.input(), new CkdDisk(TestDisk.inMemory())).runTranslated();
            assertThat(guest.errno()).isZero();
            started += guest.irb().isPresent() ? 1 : 0;
            translated += host.irb().isPresent() ? 1 : 0;
            refused += host.errno() != 0 ? 1 : 0;
            endless += guest.isEndless() ? 1 : 0;
        }
        System.out.println("library on a disk: " + programs.size() + " programs, " + started + " started, " + endless
                + " endless; translated " + translated + " started, " + refused + " refused");
        assertThat(started).isGreaterThan(programs.size() / 2);
        assertThat(translated).isGreaterThan(programs.size() / 2);
        assertThat(refused).isPositive();
    }
}
