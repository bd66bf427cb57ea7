package org.ccwbench.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.ccwbench.memory.Errno;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any text in place of a UUID. */
class UuidPropertyTest {
    private static final int TEXTS = 120_000;
    private static final String CHARACTERS = "0123456789abcdefABCDEF-gG{} \n\0\u0660\uff11\ud800";

    private final Random random = new Random(20210429);

    @ParameterizedTest
    @EnumSource
    void shouldCreateAnMdevWithNothingButAUuid(EnableAt enableAt) {
        try (Rig rig = Rig.bound(enableAt)) {
            final int uevents = rig.uevents.size();
            int created = 0;
            for (int i = 0; i < TEXTS; i++) {
                final String text = text();
                final boolean isUuid = isUuid(text);
                assertThat(rig.parent().create(text)).as(text).isEqualTo(isUuid ? 0 : Errno.EINVAL);
                assertThat(rig.device() != null).isEqualTo(isUuid);
                assertThat(rig.parent().remove(text)).as(text).isEqualTo(isUuid ? 0 : Errno.ENODEV);
                assertThat(rig.parent().availableInstances()).isEqualTo(1);
                created += isUuid ? 1 : 0;
            }
            assertThat(created).isBetween(TEXTS / 100, TEXTS / 2);
            assertThat(rig.uevents).hasSize(uevents + 8 * created);
            System.out.println(enableAt + ": " + TEXTS + " texts, " + created + " of them UUIDs");
        }
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36 && text.length() != 37) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            final char character = text.charAt(i);
            final boolean isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (isHyphen ? character != '-' : "0123456789abcdefABCDEF".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A UUID with some changes, or anything. */
    private String text() {
        final StringBuilder text = new StringBuilder(Rig.UUID);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            final int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, character());
                case 2 -> text.append(character());
                default -> text.setCharAt(at, character());
            }
        }
        if (random.nextInt(8) == 0) {
            text.setLength(random.nextInt(40));
        }
        return text.toString();
    }

    private char character() {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }
}
