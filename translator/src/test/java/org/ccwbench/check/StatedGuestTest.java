package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.Answer;
import org.ccwbench.fixtures.Answer.PinCall;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramFile;
import org.junit.jupiter.api.Test;

/** Every program of the library is translated again and again as it is the first time. */
class StatedGuestTest {
    private static final int TIMES = 3;

    @Test
    void shouldTranslateEveryProgramOfTheLibraryAgainAndAgain() {
        int compared = 0;
        try (ChannelProgramTranslator once = ChannelProgramTranslator.dat()) {
            for (final ProgramFile file : Fixtures.library()) {
                if (file.input().changes().isEmpty()) {
                    compare(file, once.translate(file.input()));
                    compared++;
                }
            }
        }
        System.out.println("translated " + compared + " programs of the library " + TIMES + " times");
        assertThat(compared).isGreaterThan(300);
    }

    private static void compare(ProgramFile file, Answer answer) {
        final int pages = answer.pins().stream()
                .mapToInt(PinCall::result)
                .filter(pinned -> pinned > 0)
                .sum();
        try (StatedGuest guest = new StatedGuest(file.input());
                ChannelProgram program = new ChannelProgram(guest.memory(), ChannelProgramTranslator.HOST_BASE)) {
            assertThat(guest.result()).as(file.name()).isEqualTo(answer.result());
            for (int i = 0; i < TIMES; i++) {
                assertThat(guest.translate(program)).as(file.name()).isEqualTo(answer.result());
                final HostProgram view = program.view();
                if (answer.result() == 0) {
                    assertThat(view.pins()).as(file.name()).isEqualTo(pages);
                    assertThat(hostCcws(view)).as(file.name()).isEqualTo(hostCcws(answer));
                }
                program.free();
            }
        }
    }

    private static List<Integer> hostCcws(HostProgram view) {
        return IntStream.range(0, view.segments()).mapToObj(view::ccws).toList();
    }

    private static List<Integer> hostCcws(Answer answer) {
        return answer.segments().stream()
                .map(segment -> segment.hostCcws().size())
                .toList();
    }
}
