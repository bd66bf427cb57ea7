package org.ccwbench.cp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every CCW and every IDAW of a good program is located once, and nothing else is but the 2 KiB at each head. */
class SingleFetchTest {
    private final StorageSpy storage = new StorageSpy();
    private final Guest guest = new Guest(storage);

    @AfterEach
    void free() {
        guest.close();
    }

    @Test
    void shouldLocateEverySegmentOnce() {
        guest.store(Guest.PROGRAM, 0x0740_0006_0000_8000L, 0x0840_0000_0000_2000L, 0x0800_0000_0000_3000L);
        guest.store(0x2000, 0x0640_0010_0000_8000L, 0x0800_0000_0000_1000L);
        guest.store(0x3000, 0x0640_0010_0000_8000L, 0x0800_0000_0000_2008L);
        assertThat(guest.init()).isEqualTo(3);
        checkLocated(3 * 2048);
        assertThat(guest.program().prefetch()).isZero();
        checkLocated(3 * 2048);
    }

    @Test
    void shouldLocateNothingOfTheDataThatACcwNames() {
        guest.store(Guest.PROGRAM, 0x0640_ffff_0001_0001L, 0x0310_ffff_0002_0001L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        checkLocated(2048);
    }

    @ParameterizedTest(name = "first word {0}, count {1}: {2} words")
    @CsvSource({
        "0x8000, 0x4000, 4",
        "0x8000, 0x0001, 1",
        "0x8002, 0x0ffe, 1",
        "0x8002, 0x0fff, 2",
        "0x8800, 0x2000, 3",
        "0x8fff, 0xffff, 17",
        "0x8000, 0x0000, 1"
    })
    void shouldLocateEveryWordOfAFormat2ListOnce(String first, String count, int words) {
        guest.store(0x4ff8, Long.decode(first), 0xa000, 0x9000, 0xb000);
        final long fields = Long.decode(count) << 32 | 0x4ff8;
        for (final long head : new long[] {0x0604L, 0x0304L, 0x0614L, 0x0514L}) {
            guest.store(Guest.PROGRAM, head << 48 | fields);
            storage.forget();
            assertThat(guest.translate(Guest.FORMAT_1)).isZero();
            checkLocated(2048 + 8 * words);
            assertThat(storage.count(0x4ff8)).isEqualTo(1);
            assertThat(storage.count(0x4ff8 + 8 * words - 1)).isEqualTo(1);
            assertThat(storage.count(0x4ff8 + 8 * words)).isZero();
            guest.program().free();
        }
    }

    @ParameterizedTest(name = "first word {0}, count {1}: {2} words")
    @CsvSource({"0x8800, 0x1800, 3", "0x8802, 0x07fe, 1", "0x8802, 0x07ff, 2", "0x8fff, 0xffff, 33"})
    void shouldLocateEveryWordOfAFormat1ListOnce(String first, String count, int words) {
        guest.storeInts(0x4ffc, Integer.decode(first), 0xa000, 0x9000);
        guest.store(Guest.PROGRAM, 0x0604_0000_0000_4ffcL | Long.decode(count) << 32);
        assertThat(guest.translate(0x00c0_ff00)).isZero();
        checkLocated(2048 + 4 * words);
        assertThat(storage.count(0x4ffc + 4 * words)).isZero();
    }

    @Test
    void shouldLocateTheListsOfManyCcwsOnce() {
        guest.store(
                Guest.PROGRAM,
                0x0644_2000_0000_4000L,
                0x0640_1000_0000_9000L,
                0x0644_2000_0000_4010L,
                0x0354_2001_0000_4020L,
                0x0604_1000_0000_4038L);
        guest.store(0x4000, 0x8000, 0xa000, 0x9000, 0xb000, 0x8000, 0xa000, 0x9000, 0xb000);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        checkLocated(2048 + 8 * 8);
    }

    @Test
    void shouldLocateTheLastWordOfStorageOnce() {
        guest.store(Guest.PROGRAM, 0x0604_0001_00ff_fff8L);
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        checkLocated(2048 + 8);
    }

    @Test
    void shouldLocateAListOnceAlsoWhenItsPageIsRefused() {
        guest.store(Guest.PROGRAM, 0x0644_2000_0000_4000L, 0x0604_2000_0000_4010L);
        guest.store(0x4000, 0x8000, 0xa000, 0x9000, 0x200_0000);
        assertThat(guest.translate(Guest.FORMAT_1)).isNegative();
        checkLocated(2048 + 4 * 8);
    }

    @Test
    void shouldLocateTheFirstWordOnceAlsoWhenTheOthersCannotBeRead() {
        guest.store(Guest.PROGRAM, 0x0604_2000_00ff_fff8L);
        guest.store(0xff_fff8, 0x8000);
        assertThat(guest.translate(Guest.FORMAT_1)).isNegative();
        checkLocated(2048 + 8);
    }

    @Test
    void shouldLocateNothingAfterwards() {
        assertThat(guest.translate(Guest.FORMAT_1)).isZero();
        final int calls = storage.calls();
        guest.program().isPinned(0, -1);
        guest.program().prefetch();
        guest.init();
        guest.program().free();
        assertThat(storage.calls()).isEqualTo(calls);
    }

    /** So many bytes were located, each once. */
    private void checkLocated(int bytes) {
        assertThat(storage.bytes()).isEqualTo(bytes);
        assertThat(storage.most()).isEqualTo(1);
    }
}
