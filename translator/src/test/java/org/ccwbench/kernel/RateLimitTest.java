package org.ccwbench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T58: at most one message in five seconds. */
class RateLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 5_000_000_000L, Long.MAX_VALUE - 3, Long.MIN_VALUE})
    void t58ShouldLetOneThroughInFiveSeconds(long start) {
        final RateLimit limit = new RateLimit();
        assertThat(limit.allows(start)).isTrue();
        assertThat(limit.allows(start)).isFalse();
        assertThat(limit.allows(start + 5 * SECOND - 1)).isFalse();
        assertThat(limit.allows(start + 5 * SECOND + 1)).isTrue();
        assertThat(limit.allows(start + 6 * SECOND)).isFalse();
        assertThat(limit.allows(start + 60 * SECOND)).isTrue();
    }
}
