package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ccwbench.check.HostView.Trespass;
import org.ccwbench.check.MirrorDevice.Exchange;
import org.ccwbench.fixtures.channel.Scsw;
import org.ccwbench.fixtures.channel.Transfer;
import org.ccwbench.fixtures.channel.Transfer.Direction;
import org.ccwbench.memory.PageTable;

/** Compares two runs of a program in the terms of the guest, and finds where they part. */
final class EffectComparison {
    private final PageMapping mapping;
    private final ProgramRun guest;
    private final ProgramRun host;
    private final List<String> differences = new ArrayList<>();
    private int divergence;

    EffectComparison(PageMapping mapping, ProgramRun guest, ProgramRun host) {
        this.mapping = mapping;
        this.guest = guest;
        this.host = host;
        this.divergence = Math.max(guest.commands(), host.commands());
    }

    /** What differs, first things first; empty when nothing does. */
    List<String> differences() {
        return differences;
    }

    /** Number of the first command that differs, or of commands when none does. */
    int divergence() {
        return divergence;
    }

    /** Compares what the device saw, the data that was moved, and the interruptions. */
    EffectComparison compareRuns() {
        if (guest.isStarted() != host.isStarted()) {
            note(0, "started: " + guest.isStarted() + ", translated " + host.isStarted());
        }
        final int commands = Math.max(guest.commands(), host.commands());
        for (int i = 0; i < commands && differences.isEmpty(); i++) {
            compareCommand(i);
        }
        final int interruptions =
                Math.max(guest.statuses().size(), host.statuses().size());
        for (int i = 0; i < interruptions && differences.isEmpty(); i++) {
            final Scsw expected = i < guest.statuses().size() ? guest.statuses().get(i) : null;
            final Scsw found = i < host.statuses().size() ? host.statuses().get(i) : null;
            if (expected == null || !expected.equals(found)) {
                note(commands, "interruption " + i + ": " + text(expected) + ", translated " + text(found));
            }
        }
        if (guest.isEndless() != host.isEndless() || guest.isSuspended() != host.isSuspended()) {
            note(commands, "end: " + end(guest) + ", translated " + end(host));
        }
        return this;
    }

    /** Compares what is in the guest's pages. */
    EffectComparison compareStorage(PageContents afterGuest, PageContents afterHost) {
        final Set<Long> differing = afterGuest.differing(afterHost);
        for (final long hostPage : differing) {
            final int commands = Math.max(guest.commands(), host.commands());
            note(commands, "guest page " + hex(mapping.toGuest(hostPage)) + " has other bytes");
        }
        return this;
    }

    /** Adds what the channel touched and the program did not hold. */
    EffectComparison addTrespasses(List<Trespass> trespasses) {
        for (final Trespass trespass : trespasses) {
            note(trespass.command(), "host address " + hex(trespass.address()) + " is not the program's");
        }
        return this;
    }

    private void note(int command, String what) {
        divergence = Math.min(divergence, command);
        differences.add("command " + command + ": " + what);
    }

    private void compareCommand(int number) {
        final Exchange expected = number < guest.commands() ? guest.exchanges().get(number) : null;
        final Exchange found = number < host.commands() ? host.exchanges().get(number) : null;
        if (expected == null || found == null || !expected.isSame(found)) {
            note(number, text(expected) + ", translated " + text(found));
            return;
        }
        final List<Transfer> expectedData = transfers(guest, expected, false);
        final List<Transfer> foundData = transfers(host, found, true);
        if (!expectedData.equals(foundData)) {
            note(number, text(expectedData) + ", translated " + text(foundData));
        }
    }

    /** The data of a command in guest terms, pieces that continue each other as one. */
    private List<Transfer> transfers(ProgramRun run, Exchange exchange, boolean isHost) {
        final List<Transfer> joined = new ArrayList<>();
        int left = exchange.moved();
        for (final Transfer transfer : run.trace()
                .transfers()
                .subList(exchange.from().transfers(), exchange.to().transfers())) {
            final boolean isFetched = transfer.direction() == Direction.FETCH;
            final int length = isFetched ? Math.min(left, transfer.length()) : transfer.length();
            left -= length;
            addPages(joined, transfer, length, isHost);
        }
        return joined;
    }

    /** Adds a transfer page by page, in the order in which its bytes are moved. */
    private void addPages(List<Transfer> joined, Transfer transfer, int length, boolean isHost) {
        int done = 0;
        while (done < length) {
            final boolean isBackward = transfer.direction() == Direction.STORE_BACKWARD;
            final long at = isBackward ? transfer.address() + length - 1 - done : transfer.address() + done;
            final int inPage = (int) at & PageTable.PAGE_OFFSET;
            final int part = Math.min(length - done, isBackward ? inPage + 1 : PageTable.PAGE_BYTES - inPage);
            final long lowest = isBackward ? at - part + 1 : at;
            addPiece(joined, new Transfer(transfer.direction(), toGuest(lowest, isHost), part));
            done += part;
        }
    }

    /** Where two guest pages are one host page, both are called by the same address. */
    private long toGuest(long address, boolean isHost) {
        final long page = address >>> PageTable.PAGE_SHIFT;
        final long hostPage = isHost ? page : mapping.toHost(page);
        return mapping.toGuest(hostPage) << PageTable.PAGE_SHIFT | address & PageTable.PAGE_OFFSET;
    }

    private static void addPiece(List<Transfer> joined, Transfer piece) {
        final Transfer last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        if (last == null || last.direction() != piece.direction()) {
            joined.add(piece);
        } else if (piece.direction() == Direction.STORE_BACKWARD
                && piece.address() + piece.length() == last.address()) {
            joined.set(joined.size() - 1, join(last, piece.address(), piece));
        } else if (piece.direction() != Direction.STORE_BACKWARD && last.address() + last.length() == piece.address()) {
            joined.set(joined.size() - 1, join(last, last.address(), piece));
        } else {
            joined.add(piece);
        }
    }

    private static Transfer join(Transfer last, long lowest, Transfer piece) {
        return new Transfer(last.direction(), lowest, last.length() + piece.length());
    }

    private static String end(ProgramRun run) {
        return run.isSuspended() ? "suspended" : run.isEndless() ? "none" : "ended";
    }

    private static String text(Exchange exchange) {
        if (exchange == null) {
            return "none";
        }
        final String command = hex(exchange.command()) + " with " + hex(exchange.moved()) + " bytes";
        return command + ", crc " + hex(exchange.crc()) + ", status " + hex(exchange.status());
    }

    private static String text(Scsw scsw) {
        if (scsw == null) {
            return "none";
        }
        return hex(Integer.toUnsignedLong(scsw.control()))
                + ' '
                + hex(Integer.toUnsignedLong(scsw.ccwAddress()))
                + ' '
                + hex(Integer.toUnsignedLong(scsw.status()));
    }

    private static String text(List<Transfer> transfers) {
        final List<String> texts = new ArrayList<>();
        transfers.forEach(transfer ->
                texts.add(transfer.direction() + " " + hex(transfer.address()) + '+' + hex(transfer.length())));
        return texts.toString();
    }

    private static String hex(long number) {
        return Long.toHexString(number);
    }
}
