package org.ccwbench.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.ccwbench.check.HostView.Trespass;
import org.ccwbench.cp.Reason;

/**
 * The rules by which a program that is translated as Linux does can have another effect than the guest's own, in the
 * order in which they are tried. A rule judges a difference by what the program does where the two runs part.
 */
enum Deviation {
    /** A data-chained CCW that is judged by its own command byte. */
    UNPINNED_DATA_CHAIN(
            "a data-chained CCW is judged by its own command byte: behind a read or a write, one of 03, or behind a"
                    + " write one that reads or senses with SKIP, keeps the guest's addresses, which the channel"
                    + " then uses as the host's",
            "the command byte of a data-chained CCW means nothing (R4)",
            Evidence::chainsDataOverAnUnpinnedCcw),

    /** A suspended program. */
    SUSPENDED(
            "the program is freed with the interruption of its suspension, and its CCWs are copies that the guest"
                    + " cannot change; nothing resumes it",
            "RSCH resumes it when the guest has turned its S flag off (R29)",
            Evidence::cannotBeResumed),

    /** A program that changes itself, without prefetching. */
    PREFETCHED(
            "CCWs and IDAWs are copied before the start, and what the program reads into them later is not seen",
            "without P in the ORB no CCW is fetched before it takes control (R8)",
            evidence -> !evidence.isPrefetchAllowed() && evidence.changesItself()),

    /** A program that changes itself though it allows prefetching. */
    FETCHED_AHEAD(
            "CCWs and IDAWs are copied before the start, and what the program reads into them later is not seen",
            "with P in the ORB they may be fetched at any time before: either effect is right (R8)",
            evidence -> evidence.isPrefetchAllowed() && evidence.changesItself()),

    /** A read backward with more IDAWs than were counted. */
    SHORT_IDAL(
            "IDAWs are counted upwards from the first address; where a read backward needs one more, the channel"
                    + " takes what follows the host IDAL for it: another CCW's, or whatever lies there",
            "counted downwards there can be one more (R35)",
            Evidence::readsBackwardBehindItsIdal),

    /** A direct read backward below the block that it starts in. */
    READ_BACKWARD(
            "the IDAL of a direct read backward is made upwards, so its second word is no end of a block: a program"
                    + " check",
            "data goes down from the address, to any address (R46)",
            Evidence::readsBackwardBelowItsBlock),

    /** A status modifier that leads over the end of a segment. */
    SKIP_BEHIND_THE_SEGMENT(
            "what stands behind a CCW without chaining flags, or behind a TIC that leads out of the segment, is not"
                    + " copied; in Linux the channel goes on with whatever lies there, here it finds no command",
            "a status modifier skips one CCW, and the one behind it is executed (R18)",
            Evidence::skipsBehindTheSegment),

    /** MIDAWs. */
    MIDAW(
            "the MIDA flag is passed on beside the IDA flag that every host CCW gets, which is a program check",
            "with D in the ORB, the CCW names MIDAWs (R39)",
            Evidence::usesMidaws),

    /** A segment that is not on a doubleword. */
    MISALIGNED_CCW(
            "a segment is copied to a doubleword, wherever it was, and runs",
            "a CPA or TIC target that is not on a doubleword is a program check (R1)",
            Evidence::hidesMisalignedCcw),

    /** An IDAL that is not aligned. */
    MISALIGNED_IDAL(
            "an IDAL is copied to a doubleword, wherever it was, and used",
            "an IDAL that is not aligned to its words is a program check (R32)",
            Evidence::hidesMisalignedIdal),

    /** Addresses that the format does not have. */
    ADDRESS_LIMIT(
            "no address is held against a limit: what is mapped is used",
            "CCWs, IDALs and direct data end at 16 MiB in format 0 and at 2 GiB in format 1, words of format 1 at 2"
                    + " GiB: beyond it is a program check, or an operand exception for the CPA (R2, R32, R33, R43)",
            Evidence::hidesAddressLimit),

    /** A count of zero in format 0. */
    ZERO_COUNT_OF_FORMAT_0(
            "a format-0 CCW becomes a format-1 CCW with the same count, and there 0 is allowed",
            "a count of 0 is a program check in format 0 (R7)",
            Evidence::hidesZeroCount),

    /** An immediate command of format 0. */
    IMMEDIATE_OF_FORMAT_0(
            "a format-0 program is started with the F bit but without the L bit, so an immediate command with a count"
                    + " and without SLI has an incorrect length, and chaining ends",
            "in format 0 no immediate command has an incorrect length (R23)",
            Evidence::turnsImmediateIntoIncorrectLength),

    /** Fetch protection of the program itself. */
    FETCH_PROTECTION(
            "the copies of CCWs and IDAWs lie in host storage, whose key protects nothing",
            "a CCW or an IDAW in a page that is fetch-protected with another key is a protection check (R3)",
            Evidence::hidesFetchProtection),

    /** Refused for what follows a segment's head. */
    TWO_KIB_AT_THE_HEAD(
            "2 KiB are read at the head of every segment, whatever its length; when that crosses the end of what is"
                    + " mapped, the program is refused",
            "only CCWs that take control are fetched (R2)",
            Reason.SEGMENT_UNREADABLE),

    /** Refused for its length. */
    LONG_SEGMENT(
            "a segment of more than 256 CCWs is refused, whether the channel would get that far or not",
            "a program may have any length",
            Reason.CHAIN_TOO_LONG),

    /** Refused for its number of segments. */
    MANY_SEGMENTS(
            "a program of more than 16 segments is refused, whether the channel would get that far or not",
            "TICs are not limited (R14)",
            Reason.TOO_MANY_SEGMENTS),

    /** Refused for an IDAL that is not used. */
    UNUSED_IDAL(
            "every IDAL is read before the start, and a program with one that cannot be read is refused",
            "a word is fetched when it takes control, and not at all for a skipped or immediate command (R26, R37)",
            Reason.IDAW_UNREADABLE),

    /** Refused for a page that is not used. */
    UNUSED_PAGE(
            "every page of the counts is pinned before the start, and a program with one that cannot be pinned is"
                    + " refused",
            "a page matters when data gets there (R37)",
            Reason.PAGE_UNMAPPED,
            Reason.PAGE_FAULT,
            Reason.PIN_STOPPED_SHORT),

    /** Refused for a page that is only read. */
    READ_ONLY_PAGE(
            "every page is pinned for reading and writing, so a program with a read-only page is refused even if it"
                    + " only fetches from it",
            "output fetches, and fetching needs no right to store (R44)",
            Reason.PAGE_READ_ONLY);

    private final String linux;
    private final String architecture;
    private final Predicate<Evidence> test;
    private final Reason[] refusals;

    Deviation(String linux, String architecture, Predicate<Evidence> test) {
        this.linux = linux;
        this.architecture = architecture;
        this.test = test;
        this.refusals = new Reason[0];
    }

    Deviation(String linux, String architecture, Reason... refusals) {
        this.linux = linux;
        this.architecture = architecture;
        this.test = evidence -> false;
        this.refusals = refusals;
    }

    /** As reports and files write it, such as {@code read-backward}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What Linux does, in one sentence. */
    String linux() {
        return linux;
    }

    /** What the architecture says, in one sentence with the number of the rule. */
    String architecture() {
        return architecture;
    }

    /** The first rule that explains a difference. */
    static Optional<Deviation> of(Evidence evidence) {
        return Arrays.stream(values()).filter(rule -> rule.test.test(evidence)).findFirst();
    }

    /** The rule by which the channel used what the program does not hold. */
    static Optional<Deviation> of(Trespass trespass, Evidence evidence) {
        if (evidence.isByUnpinnedCcw(trespass)) {
            return Optional.of(UNPINNED_DATA_CHAIN);
        }
        return evidence.isByShortIdal(trespass) ? Optional.of(SHORT_IDAL) : Optional.empty();
    }

    /** The rule of a refusal, if the program has an effect when its guest runs it. */
    static Optional<Deviation> of(Reason refusal) {
        return Arrays.stream(values())
                .filter(rule -> Arrays.asList(rule.refusals).contains(refusal))
                .findFirst();
    }
}
