package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line for people, and the cause behind the errno of a pin. */
class ReasonTest {
    @Test
    void shouldDescribeWhatAndWhere() {
        assertThat(Reason.CHAIN_TOO_LONG.describe(0x17f8))
                .isEqualTo("CHAIN_TOO_LONG at 17f8: more than 256 chained CCWs");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void shouldHaveATextOfItsOwn(Reason reason) {
        final String line = reason.describe(-1);
        assertThat(line).startsWith(reason.name() + " at ffffffffffffffff: ").doesNotContain("null");
        assertThat(Arrays.stream(Reason.values())
                        .map(other -> other.describe(-1).substring(other.name().length()))
                        .filter(line::endsWith))
                .hasSize(1);
    }

    @Test
    void shouldKnowTheCauseBehindTheErrnoOfAPin() {
        assertThat(Reason.ofPin(Errno.EINVAL)).isEqualTo(Reason.PAGE_UNMAPPED);
        assertThat(Reason.ofPin(Errno.EPERM)).isEqualTo(Reason.PAGE_READ_ONLY);
        assertThat(Reason.ofPin(Errno.EFAULT)).isEqualTo(Reason.PAGE_FAULT);
    }
}
