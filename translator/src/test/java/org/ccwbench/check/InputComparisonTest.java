package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.PageRange;
import org.ccwbench.fixtures.ProgramInput;
import org.ccwbench.fixtures.ProgramInput.Change;
import org.ccwbench.fixtures.ProgramInput.Contents;
import org.ccwbench.fixtures.ProgramInput.Question;
import org.junit.jupiter.api.Test;

/** Two inputs that differ in one thing. */
class InputComparisonTest {
    private final ProgramInput one =
            Fixtures.program("fixes/first-idaw-changes-between-reads").input();

    @Test
    void shouldTakeStorageForTheSameHoweverItIsCut() {
        final byte[] bytes = {1, 2, 0, 0};
        final ProgramInput whole = with(one.orb(), one.pages(), List.of(new Contents(8, bytes)), one.changes());
        final ProgramInput cut = with(
                one.orb(),
                one.pages(),
                List.of(new Contents(9, new byte[] {7}), new Contents(8, new byte[] {1}), new Contents(9, new byte[] {2
                })),
                one.changes());
        assertThat(InputComparison.differences(whole, cut, true)).isEmpty();
        assertThat(InputComparison.differences(one, one, true)).isEmpty();
    }

    @Test
    void shouldNotMindHowASinglePageIsStepped() {
        final PageRange page = new PageRange(1, 1, 7, 1, 0, PageRange.Kind.WRITABLE);
        final PageRange stepped = new PageRange(1, 1, 10, -3, 1, PageRange.Kind.WRITABLE);
        final PageRange other = new PageRange(1, 1, 8, 1, 0, PageRange.Kind.WRITABLE);
        final ProgramInput plain = with(one.orb(), List.of(page), one.contents(), one.changes());
        assertThat(InputComparison.differences(
                        plain, with(one.orb(), List.of(stepped), one.contents(), one.changes()), true))
                .isEmpty();
        assertThat(InputComparison.differences(
                        plain, with(one.orb(), List.of(other), one.contents(), one.changes()), true))
                .hasSize(1);
    }

    @Test
    void shouldNameWhatDiffers() {
        final byte[] orb = one.orb().clone();
        orb[31] ^= 1;
        final List<PageRange> pages = one.pages().subList(1, one.pages().size());
        final Contents more = new Contents(0x77, new byte[] {1});
        assertThat(one.changes()).isNotEmpty();
        assertThat(different(with(orb, one.pages(), one.contents(), one.changes())))
                .isEqualTo("orb");
        assertThat(different(with(one.orb(), pages, one.contents(), one.changes())))
                .isEqualTo("pages");
        assertThat(different(with(one.orb(), one.pages(), List.of(more), one.changes())))
                .isEqualTo("storage");
        assertThat(different(with(one.orb(), one.pages(), one.contents(), List.of(new Change(9, 9, more)))))
                .isEqualTo("changes");
        assertThat(different(other("x", 5, 6, one.questions()))).isEqualTo("name subchannel path mask");
        assertThat(different(other(
                        one.name(), one.subchannel(), one.subchannelPathMask(), List.of(new Question.Pinned(1, 2)))))
                .isEqualTo("questions");
    }

    @Test
    void shouldExpectNoQuestionsWhereNoneAreAsked() {
        final ProgramInput asking =
                other(one.name(), one.subchannel(), one.subchannelPathMask(), List.of(new Question.Pinned(1, 2)));
        final ProgramInput silent = other(one.name(), one.subchannel(), one.subchannelPathMask(), List.of());
        assertThat(InputComparison.differences(asking, silent, false)).isEmpty();
        assertThat(InputComparison.differences(asking, silent, true)).hasSize(1);
    }

    private String different(ProgramInput other) {
        return String.join(
                " ",
                InputComparison.differences(one, other, true).stream()
                        .map(difference -> difference.substring(0, difference.indexOf(':')))
                        .toList());
    }

    private ProgramInput with(byte[] orb, List<PageRange> pages, List<Contents> contents, List<Change> changes) {
        return new ProgramInput(
                one.name(), orb, one.subchannel(), one.subchannelPathMask(), pages, contents, changes, one.questions());
    }

    private ProgramInput other(String name, int subchannel, int pathMask, List<Question> questions) {
        return new ProgramInput(
                name, one.orb(), subchannel, pathMask, one.pages(), one.contents(), one.changes(), questions);
    }
}
