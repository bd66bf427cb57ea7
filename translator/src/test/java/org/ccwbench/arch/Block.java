package org.ccwbench.arch;

import static org.ccwbench.arch.Field.address;
import static org.ccwbench.arch.Field.flag;
import static org.ccwbench.arch.Field.inPlace;
import static org.ccwbench.arch.Field.number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a block consists of, written down a second time: the accessors have masks and offsets, this has the manual's bit
 * numbers and, word by word, the bits that have a meaning.
 *
 * @param accessors the class that reads and writes it
 * @param words the bits that belong to a field, a mask for each word
 */
record Block(String name, Class<?> accessors, int[] words, List<Field> fields) {
    private static final int ALL = 0xffff_ffff;

    static final Block SCSW = new Block("SCSW", Scsw.class, new int[] {0xffff_7fff, ALL, ALL}, scsw());

    static final Block ERW = new Block("ERW", Erw.class, new int[] {0x1fff_0000}, erw());

    static final Block ESW =
            new Block("ESW", Esw.class, new int[] {0x7fff_ffff, 0, ALL, ALL, ALL}, esw()).with(Esw.ERW_OFFSET, ERW);

    static final Block ESW_FORMAT_2 = new Block(
            "ESW of format 2",
            Esw.class,
            new int[] {0x00ff_ffff},
            List.of(number("lpum", 0, 8, 15, Esw::lpum, Esw::lpum), number("dcti", 0, 16, 31, Esw::dcti, Esw::dcti)));

    static final Block IRB = new Block(
                    "IRB", Irb.class, new int[] {0, 0, 0, 0, 0, 0, 0, 0, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL}, ecw())
            .with(Irb.SCSW_OFFSET, SCSW)
            .with(Irb.ESW_OFFSET, ESW);

    static final Block PMCW =
            new Block("PMCW", Pmcw.class, new int[] {ALL, 0xf8ff_ffff, ALL, ALL, ALL, ALL, 0x00e0_0007}, pmcw());

    static final Block SCHIB = new Block(
                    "SCHIB", Schib.class, new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ALL, ALL, ALL}, schib())
            .with(Schib.PMCW_OFFSET, PMCW)
            .with(Schib.SCSW_OFFSET, SCSW);

    /** This block with the fields of one that stands in it. */
    private Block with(int at, Block inner) {
        final int[] together = words.clone();
        for (int i = 0; i < inner.words.length; i++) {
            together[at / Integer.BYTES + i] |= inner.words[i];
        }
        final List<Field> all = new ArrayList<>(fields);
        inner.fields.forEach(field -> all.add(field.within(inner.name, at)));
        return new Block(name, accessors, together, all);
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<Field> scsw() {
        return List.of(
                number("key", 0, 0, 3, Scsw::key, Scsw::key),
                flag("sctl", 0, 4, Scsw::sctl, Scsw::sctl),
                flag("eswf", 0, 5, Scsw::eswf, Scsw::eswf),
                number("cc", 0, 6, 7, Scsw::cc, Scsw::cc),
                flag("fmt", 0, 8, Scsw::fmt, Scsw::fmt),
                flag("pfch", 0, 9, Scsw::pfch, Scsw::pfch),
                flag("isic", 0, 10, Scsw::isic, Scsw::isic),
                flag("alcc", 0, 11, Scsw::alcc, Scsw::alcc),
                flag("ssi", 0, 12, Scsw::ssi, Scsw::ssi),
                flag("zcc", 0, 13, Scsw::zcc, Scsw::zcc),
                flag("ectl", 0, 14, Scsw::ectl, Scsw::ectl),
                flag("pno", 0, 15, Scsw::pno, Scsw::pno),
                inPlace("fctl", 0, 17, 19, Scsw::fctl, Scsw::fctl),
                inPlace("actl", 0, 20, 26, Scsw::actl, Scsw::actl),
                inPlace("stctl", 0, 27, 31, Scsw::stctl, Scsw::stctl),
                address("cpa", 4, 4, Scsw::cpa, Scsw::cpa),
                number("dstat", 8, 0, 7, Scsw::dstat, Scsw::dstat),
                number("cstat", 8, 8, 15, Scsw::cstat, Scsw::cstat),
                number("count", 8, 16, 31, Scsw::count, Scsw::count));
    }

    private static List<Field> erw() {
        return List.of(
                flag("auth", 0, 3, Erw::auth, Erw::auth),
                flag("pvrf", 0, 4, Erw::pvrf, Erw::pvrf),
                flag("cpt", 0, 5, Erw::cpt, Erw::cpt),
                flag("fsavf", 0, 6, Erw::fsavf, Erw::fsavf),
                flag("cons", 0, 7, Erw::cons, Erw::cons),
                flag("scavf", 0, 8, Erw::scavf, Erw::scavf),
                flag("fsaf", 0, 9, Erw::fsaf, Erw::fsaf),
                number("scnt", 0, 10, 15, Erw::scnt, Erw::scnt));
    }

    private static List<Field> esw() {
        return List.of(
                number("esf", 0, 1, 7, Esw::esf, Esw::esf),
                number("lpum", 0, 8, 15, Esw::lpum, Esw::lpum),
                flag("arep", 0, 16, Esw::arep, Esw::arep),
                number("fvf", 0, 17, 21, Esw::fvf, Esw::fvf),
                number("sacc", 0, 22, 23, Esw::sacc, Esw::sacc),
                number("termc", 0, 24, 25, Esw::termc, Esw::termc),
                flag("devsc", 0, 26, Esw::devsc, Esw::devsc),
                flag("serr", 0, 27, Esw::serr, Esw::serr),
                flag("ioerr", 0, 28, Esw::ioerr, Esw::ioerr),
                number("seqc", 0, 29, 31, Esw::seqc, Esw::seqc),
                address("failingStorageAddress", 8, 8, Esw::failingStorageAddress, Esw::failingStorageAddress),
                address("secondaryCcwAddress", 16, 4, Esw::secondaryCcwAddress, Esw::secondaryCcwAddress));
    }

    private static List<Field> ecw() {
        return IntStream.range(0, 32)
                .mapToObj(i -> number(
                        "ecw",
                        32 + i,
                        0,
                        7,
                        (buffer, offset) -> Irb.ecw(buffer, offset, i),
                        (buffer, offset, value) -> Irb.ecw(buffer, offset, i, value)))
                .toList();
    }

    private static List<Field> chpids() {
        return IntStream.range(0, 8)
                .mapToObj(i -> number(
                        "chpid",
                        16 + i,
                        0,
                        7,
                        (buffer, offset) -> Pmcw.chpid(buffer, offset, i),
                        (buffer, offset, value) -> Pmcw.chpid(buffer, offset, i, value)))
                .toList();
    }

    private static List<Field> pmcw() {
        final List<Field> fields = new ArrayList<>(chpids());
        fields.addAll(List.of(
                number("intparm", 0, 0, 31, Pmcw::intparm, Pmcw::intparm),
                flag("qf", 4, 0, Pmcw::qf, Pmcw::qf),
                flag("w", 4, 1, Pmcw::w, Pmcw::w),
                number("isc", 4, 2, 4, Pmcw::isc, Pmcw::isc),
                flag("ena", 4, 8, Pmcw::ena, Pmcw::ena),
                number("lm", 4, 9, 10, Pmcw::lm, Pmcw::lm),
                number("mme", 4, 11, 12, Pmcw::mme, Pmcw::mme),
                flag("mp", 4, 13, Pmcw::mp, Pmcw::mp),
                flag("tf", 4, 14, Pmcw::tf, Pmcw::tf),
                flag("dnv", 4, 15, Pmcw::dnv, Pmcw::dnv),
                number("dev", 4, 16, 31, Pmcw::dev, Pmcw::dev),
                number("lpm", 8, 0, 7, Pmcw::lpm, Pmcw::lpm),
                number("pnom", 8, 8, 15, Pmcw::pnom, Pmcw::pnom),
                number("lpum", 8, 16, 23, Pmcw::lpum, Pmcw::lpum),
                number("pim", 8, 24, 31, Pmcw::pim, Pmcw::pim),
                number("mbi", 12, 0, 15, Pmcw::mbi, Pmcw::mbi),
                number("pom", 12, 16, 23, Pmcw::pom, Pmcw::pom),
                number("pam", 12, 24, 31, Pmcw::pam, Pmcw::pam),
                number("st", 24, 8, 10, Pmcw::st, Pmcw::st),
                flag("mbfc", 24, 29, Pmcw::mbfc, Pmcw::mbfc),
                flag("xmwme", 24, 30, Pmcw::xmwme, Pmcw::xmwme),
                flag("csense", 24, 31, Pmcw::csense, Pmcw::csense)));
        return fields;
    }

    private static List<Field> schib() {
        return List.of(address("mba", 40, 8, Schib::mba, Schib::mba), number("mda", 48, 0, 31, Schib::mda, Schib::mda));
    }
}
