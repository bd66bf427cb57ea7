package org.ccwbench.suite.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ccwbench.suite.report.CostModel.Sample;
import org.junit.jupiter.api.Test;

/** Fits that were worked out by hand. */
class CostModelTest {
    private static final double EXACT = 1e-9;

    @Test
    void shouldFindTheLineThatSamplesLieOn() {
        final CostModel model = CostModel.of(List.of(
                new Sample("direct1", 1, 12), new Sample("direct16", 16, 57), new Sample("direct255", 255, 774)));

        assertThat(model.fixed()).isCloseTo(9, within(EXACT));
        assertThat(model.each()).isCloseTo(3, within(EXACT));
        assertThat(model.residual(new Sample("direct16", 16, 57))).isCloseTo(0, within(EXACT));
    }

    /** Weights are 1, 1/4 and 1/16; their sums over 1, n, n², y and ny stand in the normal equations. */
    @Test
    void shouldMakeRelativeErrorsSmall() {
        final CostModel model =
                CostModel.of(List.of(new Sample("a", 0, 1), new Sample("b", 1, 2), new Sample("c", 5, 4)));

        final double each = (1.3125 * 1.75 - 0.5625 * 1.75) / (1.3125 * 1.8125 - 0.5625 * 0.5625);
        assertThat(model.each()).isCloseTo(each, within(EXACT));
        assertThat(model.fixed()).isCloseTo((1.75 - 0.5625 * each) / 1.3125, within(EXACT));
    }

    @Test
    void shouldCallALongerTimeThanExpectedAPositiveResidual() {
        assertThat(new CostModel(10, 1).residual(new Sample("a", 10, 40))).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void shouldRefuseALineThroughOnePlace() {
        assertThatThrownBy(() -> CostModel.of(List.of(new Sample("a", 3, 1), new Sample("b", 3, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
