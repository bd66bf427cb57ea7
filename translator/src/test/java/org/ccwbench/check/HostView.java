package org.ccwbench.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.agrona.collections.LongHashSet;
import org.ccwbench.cp.HostProgram;
import org.ccwbench.fixtures.PageRange.Kind;
import org.ccwbench.fixtures.channel.Storage;
import org.ccwbench.memory.PageTable;

/**
 * Host storage as the channel finds it that runs a translated program: the host program, and the guest's pages where
 * the host has them. Everything else is not there, and an access to it, or to a page that the program does not hold, is
 * written down. Storage keys are those of the guest's pages, which a host keeps in its own; the host program's key is
 * one that protects nothing.
 */
final class HostView implements Storage {
    private final HostProgram program;
    private final long base;
    private final PageMapping mapping;
    private final PageContents contents;
    private final World world;
    private final int programKey;
    private IntSupplier command = () -> 0;
    private final LongHashSet held = new LongHashSet();
    private final List<Trespass> trespasses = new ArrayList<>();

    /**
     * An access to what a program does not hold.
     *
     * @param command number of the command that it was made for, or of the next one
     * @param address host address
     */
    record Trespass(int command, long address) {}

    /**
     * The storage of a translated program.
     *
     * @param base host address of the first byte of the host program
     * @param contents what is in the guest's pages
     */
    HostView(HostProgram program, long base, Subject subject, PageContents contents) {
        this.program = program;
        this.base = base;
        this.mapping = subject.mapping();
        this.contents = contents;
        this.world = subject.world();
        this.programKey = subject.key();
        for (int pin = 0; pin < program.pins(); pin++) {
            held.add(mapping.toHost(program.pinnedPage(pin)));
        }
    }

    /** Says how many commands the device got so far, the one it is at not counted. */
    void countBy(IntSupplier commands) {
        command = commands;
    }

    /** From here on the program holds nothing. */
    void release() {
        held.clear();
    }

    /** Every access to what the program does not hold, in order. */
    List<Trespass> trespasses() {
        return trespasses;
    }

    @Override
    public boolean isAvailable(long address) {
        if (isInProgram(address)) {
            return true;
        }
        if (!held.contains(page(address))) {
            trespasses.add(new Trespass(command.getAsInt(), address));
        }
        final Kind kind = mapping.kind(mapping.toGuest(page(address)));
        return kind != null && kind != Kind.FAULTING;
    }

    @Override
    public void read(long address, byte[] bytes, int offset, int length) {
        if (!isInProgram(address)) {
            System.arraycopy(contents.page(page(address)), inPage(address), bytes, offset, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            final long at = address + i;
            bytes[offset + i] = (byte) (program.word(at & -Long.BYTES) >>> (7 - (at & 7)) * Byte.SIZE);
        }
    }

    /** A store into the host program changes nothing, and is a trespass: it holds no data. */
    @Override
    public void write(long address, byte[] bytes, int offset, int length) {
        if (isInProgram(address)) {
            trespasses.add(new Trespass(command.getAsInt(), address));
        } else {
            contents.write(page(address), inPage(address), bytes, offset, length);
        }
    }

    @Override
    public boolean isStorable(long address) {
        return isInProgram(address) || mapping.kind(mapping.toGuest(page(address))) != Kind.READ_ONLY;
    }

    @Override
    public int key(long address) {
        if (!world.hasKeys() || isInProgram(address)) {
            return NO_KEY;
        }
        return world.key(mapping.toGuest(page(address)), programKey);
    }

    private boolean isInProgram(long address) {
        return address >= base && address < program.hostEnd();
    }

    private static long page(long address) {
        return address >>> PageTable.PAGE_SHIFT;
    }

    private static int inPage(long address) {
        return (int) address & PAGE_BYTES - 1;
    }
}
