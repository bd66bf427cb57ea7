package org.ccwbench.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ccwbench.arch.Ccw0;
import org.ccwbench.arch.Ccw1;
import org.ccwbench.arch.Idaw;
import org.ccwbench.arch.Orb;
import org.ccwbench.check.HostView.Trespass;
import org.ccwbench.check.MirrorDevice.Exchange;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.channel.Scsw;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.fixtures.channel.SubchannelStatus;

/**
 * What is known of a program whose two runs differ, for the rules to judge. CCWs are in format 1, as the guest had them
 * before it started.
 *
 * @param orbFlags word 1 of the guest's ORB
 * @param cpa its word 2
 * @param before guest storage when the program was started
 * @param after guest storage after the guest's own run
 * @param guest the guest's own run
 * @param host the run of the translated program
 * @param program the translated program
 * @param trespasses accesses of the translated program to what it does not hold
 * @param divergence number of the first command that differs, or of commands when what differs is what follows
 */
record Evidence(
        int orbFlags,
        long cpa,
        Storage before,
        Storage after,
        ProgramRun guest,
        ProgramRun host,
        HostProgram program,
        List<Trespass> trespasses,
        int divergence) {

    private static final int PROGRAM_CHECK = SubchannelStatus.PROGRAM_CHECK;
    private static final int CHECKS = PROGRAM_CHECK | SubchannelStatus.PROTECTION_CHECK;
    private static final int MIDA_CONTROL = 0x40;
    private static final int STATUS_MODIFIER = 0x40;
    private static final long LAST_24 = 0xff_ffffL;
    private static final long LAST_31 = 0x7fff_ffffL;

    /** The guest's own run ends with a program check, and nothing differed before. */
    private boolean endsChecked(int check) {
        return divergence >= guest.exchanges().size() - 1 && (check(guest) & check) != 0;
    }

    /** The checks of a run, of which there is one at most; device end can follow. */
    private static int check(ProgramRun run) {
        return run.statuses().stream().mapToInt(Scsw::subchannelStatus).reduce(0, (one, other) -> one | other) & CHECKS;
    }

    /** The address of the CCW that the guest's own run blames for a check. */
    private long blamed() {
        final Scsw checked = guest.statuses().stream()
                .filter(scsw -> (scsw.subchannelStatus() & CHECKS) != 0)
                .findFirst()
                .orElseThrow();
        return Integer.toUnsignedLong(checked.ccwAddress()) - Ccw1.BYTES;
    }

    private boolean isBlamed(CcwTest test) {
        final long at = blamed();
        return isThere(at, Ccw1.BYTES) && test.holds(ccw(at));
    }

    private interface CcwTest {
        boolean holds(long ccw);
    }

    boolean hidesMisalignedCcw() {
        if (!endsChecked(PROGRAM_CHECK)) {
            return false;
        }
        return isFirst() && cpa % Ccw1.BYTES != 0
                || isBlamed(ccw -> Ccw1.isTic(ccw) && Ccw1.address(ccw) % Ccw1.BYTES != 0);
    }

    boolean hidesAddressLimit() {
        if (!guest.isStarted()) {
            return cpa > LAST_31;
        }
        if (!endsChecked(PROGRAM_CHECK)) {
            return false;
        }
        final boolean isCcwBeyond = blamed() + Ccw1.BYTES - 1 > limit();
        return isCcwBeyond || isFirst() && cpa > limit() || isBlamed(this::isBeyondLimit);
    }

    private boolean isBeyondLimit(long ccw) {
        if (Ccw1.isTic(ccw)) {
            return Ccw1.address(ccw) > limit();
        }
        final long last = Ccw1.isIda(ccw) ? list(ccw) + idaws(ccw) * idawBytes() - 1 : list(ccw) + Ccw1.count(ccw) - 1;
        if (last > limit()) {
            return true;
        }
        boolean isWordBeyond = false;
        for (long at = list(ccw); Ccw1.isIda(ccw) && !isFormat2Idaws() && at < last; at += idawBytes()) {
            isWordBeyond |= word(at) > LAST_31;
        }
        return isWordBeyond;
    }

    boolean hidesMisalignedIdal() {
        return endsChecked(PROGRAM_CHECK)
                && isBlamed(ccw -> !Ccw1.isTic(ccw) && Ccw1.isIda(ccw) && list(ccw) % idawBytes() != 0);
    }

    boolean hidesZeroCount() {
        return endsChecked(PROGRAM_CHECK)
                && !Orb.isFormat1(orbFlags)
                && isBlamed(ccw -> !Ccw1.isTic(ccw) && Ccw1.count(ccw) == 0);
    }

    /** The program itself lies in pages that its key may not fetch from. */
    boolean hidesFetchProtection() {
        if (!endsChecked(SubchannelStatus.PROTECTION_CHECK)) {
            return false;
        }
        return isFetchProtected(blamed()) || isBlamed(ccw -> Ccw1.isIda(ccw) && isListProtected(ccw));
    }

    private boolean isListProtected(long ccw) {
        return isFetchProtected(list(ccw)) || isFetchProtected(list(ccw) + (idaws(ccw) - 1) * idawBytes());
    }

    private boolean isFetchProtected(long address) {
        final int key = before.isAvailable(address) ? before.key(address) : Storage.NO_KEY;
        final int programKey = orbFlags >>> 28;
        return key != Storage.NO_KEY
                && programKey != 0
                && (key & Storage.KEY_FETCH_PROTECTED) != 0
                && (key & Storage.KEY_ACCESS) >>> 4 != programKey;
    }

    /** The host may have refused such a CCW already when it was chained to the command in front. */
    boolean usesMidaws() {
        final boolean hasMidaws = differing().map(this::hasMidaws).orElse(false);
        final boolean isRefused = (check(host) & PROGRAM_CHECK) != 0 && divergence == host.commands();
        final boolean hadMidaws =
                isRefused && divergence > 0 && hasMidaws(guest.exchanges().get(divergence - 1));
        return (orbFlags & MIDA_CONTROL) != 0 && (hasMidaws || hadMidaws);
    }

    private boolean hasMidaws(Exchange exchange) {
        return guestCcws(exchange).stream().anyMatch(ccw -> (Ccw1.flags(ccw) & Ccw1.MIDA) != 0);
    }

    /** A command that reads backward, from an IDAL that was counted upwards and is too short for that. */
    boolean readsBackwardBehindItsIdal() {
        return isBackward(ccw -> isShort(first(ccw), ccw));
    }

    /** A command that reads backward, from a direct address to below the block of it. */
    boolean readsBackwardBelowItsBlock() {
        return isBackward(ccw -> !Ccw1.isIda(ccw) && backwardWords(first(ccw), ccw) > 1);
    }

    private boolean isBackward(CcwTest test) {
        return differing().filter(Evidence::isBackward).stream()
                .flatMap(exchange -> guestCcws(exchange).stream())
                .anyMatch(ccw -> !Ccw1.isTic(ccw) && Ccw1.count(ccw) != 0 && test.holds(ccw));
    }

    private static boolean isBackward(Exchange exchange) {
        return (exchange.command() & 0xf) == 0xc;
    }

    /** The first address of the data of a CCW. */
    private long first(long ccw) {
        return Ccw1.isIda(ccw) ? word(list(ccw)) : Ccw1.address(ccw);
    }

    private int backwardWords(long first, long ccw) {
        final int offset = (int) first & block() - 1;
        return 1 + (Math.max(Ccw1.count(ccw) - offset - 1, 0) + block() - 1) / block();
    }

    /** The first trespass of the command that differs comes from a CCW of a data chain that was not pinned. */
    boolean chainsDataOverAnUnpinnedCcw() {
        return trespasses.stream()
                .findFirst()
                .filter(trespass -> trespass.command() == divergence)
                .filter(this::isByUnpinnedCcw)
                .isPresent();
    }

    /** A CCW of the data chain was taken by its own command byte for one that moves no data, and moved some. */
    boolean isByUnpinnedCcw(Trespass trespass) {
        if (trespass.command() >= host.commands()) {
            return false;
        }
        final Exchange exchange = host.exchanges().get(trespass.command());
        final boolean isInput = MirrorDevice.isInput(exchange.command());
        final List<Long> ccws = hostCcws(exchange);
        return ccws.subList(1, ccws.size()).stream()
                .anyMatch(ccw -> !Ccw1.isTic(ccw)
                        && Ccw1.count(ccw) != 0
                        && !Ccw1.movesData(ccw)
                        && !(isInput && (Ccw1.flags(ccw) & Ccw1.SKIP) != 0));
    }

    /** The channel went over the end of an IDAL while it read backward. */
    boolean isByShortIdal(Trespass trespass) {
        if (trespass.command() >= host.commands()) {
            return false;
        }
        final Exchange exchange = host.exchanges().get(trespass.command());
        return isBackward(exchange)
                && hostCcws(exchange).stream()
                        .filter(ccw -> !Ccw1.isTic(ccw) && Ccw1.count(ccw) != 0)
                        .anyMatch(ccw -> isShort(program.word(list(ccw)), ccw));
    }

    private boolean isShort(long first, long ccw) {
        return backwardWords(first, ccw) > Idaw.needed(first, Ccw1.count(ccw), block());
    }

    /** A status modifier led behind the last CCW that was copied. */
    boolean skipsBehindTheSegment() {
        final int last = host.exchanges().size() - 1;
        return isHostBehindASegment()
                && last >= 0
                && divergence > last
                && (check(host) & PROGRAM_CHECK) != 0
                && wasModified(last);
    }

    private boolean isHostBehindASegment() {
        final List<Long> ccws = host.trace().ccws();
        boolean isBehind = false;
        for (int segment = 0; segment < program.segments() && !ccws.isEmpty(); segment++) {
            final long end = program.hostHead(segment) + (long) program.ccws(segment) * Ccw1.BYTES;
            isBehind |= ccws.get(ccws.size() - 1) == end;
        }
        return isBehind;
    }

    private boolean wasModified(int command) {
        final Exchange exchange = host.exchanges().get(command);
        return ((exchange.status() | exchange.later()) & STATUS_MODIFIER) != 0;
    }

    /** An immediate command of format 0, in which no length is incorrect, became one of format 1. */
    boolean turnsImmediateIntoIncorrectLength() {
        final int last = host.exchanges().size() - 1;
        return !Orb.isFormat1(orbFlags)
                && (orbFlags & Orb.ILS) == 0
                && divergence > last
                && last >= 0
                && host.statuses().stream().anyMatch(Evidence::isLengthIncorrect)
                && !host.exchanges().get(last).isTouched();
    }

    private static boolean isLengthIncorrect(Scsw scsw) {
        return (scsw.subchannelStatus() & SubchannelStatus.INCORRECT_LENGTH) != 0;
    }

    /** The program changed CCWs or IDAWs of the command that differs, or of the one before. */
    boolean changesItself() {
        final List<Exchange> exchanges = guest.exchanges();
        final List<Long> ccws = guest.trace().ccws();
        final List<Long> words = guest.trace().addressWords();
        final boolean isInFront = divergence >= exchanges.size();
        final int fromCcw =
                divergence == 0 ? 0 : exchanges.get(divergence - 1).from().ccws() - 1;
        final int fromWord =
                divergence == 0 ? 0 : exchanges.get(divergence - 1).from().words();
        final int toCcw =
                isInFront ? ccws.size() : exchanges.get(divergence).to().ccws();
        final int toWord =
                isInFront ? words.size() : exchanges.get(divergence).to().words();
        return ccws.subList(fromCcw, toCcw).stream().anyMatch(this::isChanged)
                || words.subList(fromWord, toWord).stream().anyMatch(this::isChanged);
    }

    private boolean isChanged(long at) {
        final byte[] one = new byte[Integer.BYTES];
        final byte[] other = new byte[Integer.BYTES];
        boolean isChanged = false;
        for (int half = 0; half < Long.BYTES && isThere(at + half, Integer.BYTES); half += Integer.BYTES) {
            before.read(at + half, one, 0, one.length);
            after.read(at + half, other, 0, other.length);
            isChanged |= !Arrays.equals(one, other);
        }
        return isChanged;
    }

    boolean isPrefetchAllowed() {
        return Orb.isPrefetchAllowed(orbFlags);
    }

    boolean cannotBeResumed() {
        return host.isSuspended() && guest.resumptions() > 0;
    }

    private boolean isFirst() {
        return guest.exchanges().isEmpty();
    }

    /** The first command that differs; the last one when what differs is that a check ended it. */
    private Optional<Exchange> differing() {
        final List<Exchange> exchanges = guest.exchanges();
        final boolean isChecked = ((check(guest) | check(host)) & CHECKS) != 0;
        final int number = isChecked ? Math.min(divergence, exchanges.size() - 1) : divergence;
        return number >= 0 && number < exchanges.size() ? Optional.of(exchanges.get(number)) : Optional.empty();
    }

    /** The CCWs of a command, TICs between them included, as the guest had them. */
    private List<Long> guestCcws(Exchange exchange) {
        return fetched(guest, exchange).stream().map(this::ccw).toList();
    }

    /** The same of the translated program. */
    private List<Long> hostCcws(Exchange exchange) {
        return fetched(host, exchange).stream().map(program::word).toList();
    }

    private static List<Long> fetched(ProgramRun run, Exchange exchange) {
        return run.trace()
                .ccws()
                .subList(exchange.from().ccws() - 1, exchange.to().ccws());
    }

    private long ccw(long at) {
        final long word = doubleword(at);
        return Orb.isFormat1(orbFlags) ? word : Ccw0.toCcw1(word);
    }

    private static long list(long ccw) {
        return Ccw1.address(ccw);
    }

    private int idaws(long ccw) {
        final long first = isThere(list(ccw), idawBytes()) ? word(list(ccw)) : 0;
        return Idaw.needed(first, Math.max(Ccw1.count(ccw), 1), Orb.idawBlock(orbFlags));
    }

    private long word(long at) {
        if (!isThere(at, idawBytes())) {
            return 0;
        }
        return isFormat2Idaws() ? doubleword(at) : doubleword(at, Integer.BYTES) >>> Integer.SIZE;
    }

    private boolean isFormat2Idaws() {
        return Orb.isFormat2Idaws(orbFlags);
    }

    private int idawBytes() {
        return isFormat2Idaws() ? Idaw.FORMAT_2_BYTES : Idaw.FORMAT_1_BYTES;
    }

    private long limit() {
        return Orb.isFormat1(orbFlags) ? LAST_31 : LAST_24;
    }

    private int block() {
        return Orb.idawBlock(orbFlags);
    }

    private boolean isThere(long at, int bytes) {
        return before.isAvailable(at) && before.isAvailable(at + bytes - 1);
    }

    private long doubleword(long at) {
        return doubleword(at, Long.BYTES);
    }

    /** The bytes at an address, the first one in the high byte; they may cross a page. */
    private long doubleword(long at, int bytes) {
        final byte[] one = new byte[1];
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            if (i < bytes) {
                before.read(at + i, one, 0, 1);
            }
            word = word << Byte.SIZE | (i < bytes ? one[0] & 0xff : 0);
        }
        return word;
    }
}
