package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that Linux answers, and their names. */
class ErrnoTest {
    @ParameterizedTest
    @CsvSource({"-1, -EPERM", "-5, -EIO", "-14, -EFAULT", "-16, -EBUSY", "-22, -EINVAL", "0, 0", "17, 17", "-17, -17"})
    void shouldNameWhatItKnowsAndNumberTheRest(int result, String name) {
        assertThat(Errno.name(result)).isEqualTo(name);
    }
}
