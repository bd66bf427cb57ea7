package org.ccwbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that Linux answers, and their names. */
class ErrnoTest {
    @ParameterizedTest
    @CsvSource({
        "-1, -EPERM",
        "-5, -EIO",
        "-9, -EBADF",
        "-11, -EAGAIN",
        "-12, -ENOMEM",
        "-13, -EACCES",
        "-14, -EFAULT",
        "-16, -EBUSY",
        "-17, -EEXIST",
        "-19, -ENODEV",
        "-22, -EINVAL",
        "-25, -ENOTTY",
        "-87, -EUSERS",
        "-95, -EOPNOTSUPP",
        "0, 0",
        "17, 17",
        "-18, -18"
    })
    void shouldNameWhatItKnowsAndNumberTheRest(int result, String name) {
        assertThat(Errno.name(result)).isEqualTo(name);
    }
}
