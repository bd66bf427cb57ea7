package org.ccwbench.arch;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The parts of a block follow each other without gap or overlap, and no bit or accessor is left out. */
class LayoutTest {
    static final List<Block> BLOCKS =
            List.of(Block.SCSW, Block.ERW, Block.ESW, Block.ESW_FORMAT_2, Block.IRB, Block.PMCW, Block.SCHIB);

    @Test
    void shouldHaveTheSizesOfTheManual() {
        assertThat(Scsw.BYTES).isEqualTo(12);
        assertThat(Erw.BYTES).isEqualTo(4);
        assertThat(Esw.BYTES).isEqualTo(20);
        assertThat(Irb.BYTES).isEqualTo(64);
        assertThat(Pmcw.BYTES).isEqualTo(28);
        assertThat(Schib.BYTES).isEqualTo(52);
        assertThat(Crw.BYTES).isEqualTo(4);
        assertThat(Orb.BYTES).isEqualTo(12);
        assertThat(Orb.AREA_BYTES).isEqualTo(32);
        assertThat(Ccw1.BYTES).isEqualTo(8);
        assertThat(Idaw.FORMAT_1_BYTES).isEqualTo(4);
        assertThat(Idaw.FORMAT_2_BYTES).isEqualTo(8);
    }

    @Test
    void shouldPlaceEachPartOfAnOrbBehindTheOneBefore() {
        assertThat(Orb.INTPARM_OFFSET).isZero();
        assertThat(Orb.FLAGS_OFFSET).isEqualTo(Orb.INTPARM_OFFSET + Integer.BYTES);
        assertThat(Orb.CPA_OFFSET).isEqualTo(Orb.FLAGS_OFFSET + Integer.BYTES);
        assertThat(Orb.BYTES).isEqualTo(Orb.CPA_OFFSET + Integer.BYTES);
    }

    @Test
    void shouldPlaceEachPartOfAnScswBehindTheOneBefore() {
        assertThat(Scsw.FLAGS_OFFSET).isZero();
        assertThat(Scsw.CPA_OFFSET).isEqualTo(Scsw.FLAGS_OFFSET + Integer.BYTES);
        assertThat(Scsw.DSTAT_OFFSET).isEqualTo(Scsw.CPA_OFFSET + Integer.BYTES);
        assertThat(Scsw.CSTAT_OFFSET).isEqualTo(Scsw.DSTAT_OFFSET + Byte.BYTES);
        assertThat(Scsw.COUNT_OFFSET).isEqualTo(Scsw.CSTAT_OFFSET + Byte.BYTES);
        assertThat(Scsw.BYTES).isEqualTo(Scsw.COUNT_OFFSET + Short.BYTES);
    }

    @Test
    void shouldPlaceEachPartOfAnIrbBehindTheOneBefore() {
        assertThat(Irb.SCSW_OFFSET).isZero();
        assertThat(Irb.ESW_OFFSET).isEqualTo(Irb.SCSW_OFFSET + Scsw.BYTES);
        assertThat(Irb.ECW_OFFSET).isEqualTo(Irb.ESW_OFFSET + Esw.BYTES);
        assertThat(Irb.BYTES).isEqualTo(Irb.ECW_OFFSET + Irb.ECW_BYTES);
    }

    @Test
    void shouldPlaceEachPartOfAnEswBehindTheOneBefore() {
        assertThat(Esw.LOGOUT_OFFSET).isZero();
        assertThat(Esw.ERW_OFFSET).isEqualTo(Esw.LOGOUT_OFFSET + Integer.BYTES);
        assertThat(Esw.FAILING_STORAGE_ADDRESS_OFFSET).isEqualTo(Esw.ERW_OFFSET + Erw.BYTES);
        assertThat(Esw.SECONDARY_CCW_ADDRESS_OFFSET).isEqualTo(Esw.FAILING_STORAGE_ADDRESS_OFFSET + Long.BYTES);
        assertThat(Esw.BYTES).isEqualTo(Esw.SECONDARY_CCW_ADDRESS_OFFSET + Integer.BYTES);
    }

    @Test
    void shouldPlaceEachPartOfAPmcwBehindTheOneBefore() {
        assertThat(Pmcw.INTPARM_OFFSET).isZero();
        assertThat(Pmcw.FLAGS_OFFSET).isEqualTo(Pmcw.INTPARM_OFFSET + Integer.BYTES);
        assertThat(Pmcw.DEV_OFFSET).isEqualTo(Pmcw.FLAGS_OFFSET + Short.BYTES);
        assertThat(Pmcw.LPM_OFFSET).isEqualTo(Pmcw.DEV_OFFSET + Short.BYTES);
        assertThat(Pmcw.PNOM_OFFSET).isEqualTo(Pmcw.LPM_OFFSET + Byte.BYTES);
        assertThat(Pmcw.LPUM_OFFSET).isEqualTo(Pmcw.PNOM_OFFSET + Byte.BYTES);
        assertThat(Pmcw.PIM_OFFSET).isEqualTo(Pmcw.LPUM_OFFSET + Byte.BYTES);
        assertThat(Pmcw.MBI_OFFSET).isEqualTo(Pmcw.PIM_OFFSET + Byte.BYTES);
        assertThat(Pmcw.POM_OFFSET).isEqualTo(Pmcw.MBI_OFFSET + Short.BYTES);
        assertThat(Pmcw.PAM_OFFSET).isEqualTo(Pmcw.POM_OFFSET + Byte.BYTES);
        assertThat(Pmcw.CHPID_OFFSET).isEqualTo(Pmcw.PAM_OFFSET + Byte.BYTES);
        assertThat(Pmcw.TYPE_OFFSET).isEqualTo(Pmcw.CHPID_OFFSET + Pmcw.CHPIDS);
        assertThat(Pmcw.BYTES).isEqualTo(Pmcw.TYPE_OFFSET + Integer.BYTES);
    }

    @Test
    void shouldPlaceEachPartOfASchibBehindTheOneBefore() {
        assertThat(Schib.PMCW_OFFSET).isZero();
        assertThat(Schib.SCSW_OFFSET).isEqualTo(Schib.PMCW_OFFSET + Pmcw.BYTES);
        assertThat(Schib.MBA_OFFSET).isEqualTo(Schib.SCSW_OFFSET + Scsw.BYTES);
        assertThat(Schib.MDA_OFFSET).isEqualTo(Schib.MBA_OFFSET + Long.BYTES);
        assertThat(Schib.BYTES).isEqualTo(Schib.MDA_OFFSET + Integer.BYTES);
    }

    @ParameterizedTest
    @FieldSource("BLOCKS")
    void shouldGiveEveryDocumentedBitToOneField(Block block) {
        for (int i = 0; i < block.words().length; i++) {
            int taken = 0;
            for (final Field field : block.fields()) {
                final int mask = field.mask(i * Integer.BYTES);
                assertThat(taken & mask).as("%s in word %d, overlap", field, i).isZero();
                taken |= mask;
            }
            assertThat(taken).as("word %d", i).isEqualTo(block.words()[i]);
        }
    }

    @ParameterizedTest
    @FieldSource("BLOCKS")
    void shouldStateEveryAccessorOfTheBlock(Block block) {
        final Set<String> stated = BLOCKS.stream()
                .filter(other -> other.accessors() == block.accessors())
                .flatMap(other -> other.fields().stream())
                .map(Field::name)
                .filter(name -> name.indexOf('.') < 0)
                .collect(toCollection(TreeSet::new));
        assertThat(stated).isNotEmpty().isEqualTo(setters(block.accessors()));
    }

    /** Methods that write one field; not those that copy several from another block. */
    private static Set<String> setters(Class<?> accessors) {
        return Arrays.stream(accessors.getDeclaredMethods())
                .filter(method -> method.getParameterTypes()[0] == MutableDirectBuffer.class)
                .filter(method -> method.getParameterTypes()[2] != DirectBuffer.class)
                .map(Method::getName)
                .collect(toCollection(TreeSet::new));
    }
}
