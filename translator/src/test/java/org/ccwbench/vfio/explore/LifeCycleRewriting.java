package org.ccwbench.vfio.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ccwbench.explore.Effect;
import org.ccwbench.explore.Rewriting;
import org.objectweb.asm.Type;

/**
 * What is a step in the life cycle: each access to a field of css, vfio, kernel or a channel program that is not final,
 * to a buffer, collection, atomic or queue in a field of theirs, and each instruction of the subchannel. The machine is
 * one variable: subchannel, device and the interruptions under way.
 */
final class LifeCycleRewriting implements Rewriting {
    static final List<String> PACKAGES =
            List.of("org.ccwbench.css.", "org.ccwbench.vfio.", "org.ccwbench.kernel.", "org.ccwbench.cp.");

    private static final String CSS = "org/ccwbench/css/";
    private static final String VFIO = "org/ccwbench/vfio/";
    private static final String KERNEL = "org/ccwbench/kernel/";
    private static final String PROGRAM = "org/ccwbench/cp/ChannelProgram";
    private static final String TOOL = "org/ccwbench/vfio/explore/";
    private static final String ARCH = "org/ccwbench/arch/";
    private static final String SUBCHANNEL = CSS + "Subchannel";
    private static final String DEVICE = VFIO + "VfioCcwDevice";

    private static final Set<String> MACHINE = Set.of(SUBCHANNEL, CSS + "InterruptQueue", CSS + "ImmediateDevice");
    private static final Set<String> MACHINE_LOOKS = Set.of("stsch", "isEmpty");
    private static final Set<String> STORES = Set.of("stsch", "tsch", "takeInterruption");
    private static final Set<String> NOT_MACHINE = Set.of("id");

    /** Events of the flight recorder, which nothing depends on. */
    private static final Pattern RECORDING = Pattern.compile("(Event|Events)(\\$|$)");

    /** What is not private data but of the driver, the parent or the list of mdevs. */
    private static final Set<String> LASTING =
            Set.of(VFIO + "VfioCcwDriver", VFIO + "MdevParent", VFIO + "Mdevs", VFIO + "Mdevs$Mdev");

    private static final Set<String> BUFFERS =
            Set.of("org/agrona/concurrent/UnsafeBuffer", "org/agrona/DirectBuffer", "org/agrona/MutableDirectBuffer");
    private static final Set<String> BUFFER_SHAPE =
            Set.of("capacity", "boundsCheck", "byteArray", "addressOffset", "wrap");
    private static final Set<String> SETS = Set.of("set", "setRelease");
    private static final Set<String> LOOKS = Set.of(
            "get",
            "getAcquire",
            "peek",
            "size",
            "isEmpty",
            "containsKey",
            "values",
            "iterator",
            "hasNext",
            "next",
            "length");

    @Override
    public boolean rewrites(String owner) {
        final boolean explored = owner.startsWith(CSS) || owner.startsWith(VFIO) || owner.startsWith(KERNEL);
        return (explored || owner.equals(PROGRAM))
                && !owner.startsWith(TOOL)
                && !MACHINE.contains(owner)
                && !RECORDING.matcher(owner).find();
    }

    @Override
    public List<Access> calls(String owner, String method, String descriptor) {
        if (owner.equals(SUBCHANNEL) || owner.equals(CSS + "InterruptQueue")) {
            return NOT_MACHINE.contains(method) ? List.of() : instruction(method, descriptor);
        }
        if (owner.startsWith("java/util/concurrent/atomic/") || owner.endsWith("ConcurrentArrayQueue")) {
            return List.of(new Access(0, atomic(method)));
        }
        if (owner.startsWith("org/agrona/collections/") || owner.equals("java/util/Map")) {
            return List.of(new Access(0, plain(!LOOKS.contains(method))));
        }
        if (BUFFERS.contains(owner) && !BUFFER_SHAPE.contains(method)) {
            return buffers(0, method.startsWith("get"), descriptor);
        }
        return owner.startsWith(ARCH) ? fields(descriptor) : List.of();
    }

    private static Effect atomic(String method) {
        if (LOOKS.contains(method)) {
            return Effect.READ;
        }
        return SETS.contains(method) ? Effect.WRITE : Effect.UPDATE;
    }

    private static Effect plain(boolean changes) {
        return changes ? Effect.PLAIN_WRITE : Effect.PLAIN_READ;
    }

    /** What it stores or takes from a block, and what it is to the machine. */
    private static List<Access> instruction(String method, String descriptor) {
        final List<Access> accesses = new ArrayList<>();
        final Type[] arguments = Type.getArgumentTypes(descriptor);
        for (int i = 0; i < arguments.length; i++) {
            if (isBuffer(arguments[i])) {
                accesses.add(new Access(i + 1, plain(STORES.contains(method))));
            }
        }
        accesses.addAll(machine(!MACHINE_LOOKS.contains(method)));
        return accesses;
    }

    private static List<Access> machine(boolean changes) {
        return List.of(new Access(Access.COMMON, changes ? Effect.UPDATE : Effect.READ));
    }

    /** The buffer is read into those among the arguments, or written from them. */
    private static List<Access> buffers(int receiver, boolean isRead, String descriptor) {
        final List<Access> accesses = new ArrayList<>();
        accesses.add(new Access(receiver, plain(!isRead)));
        final Type[] arguments = Type.getArgumentTypes(descriptor);
        for (int i = 0; i < arguments.length; i++) {
            if (isBuffer(arguments[i])) {
                accesses.add(new Access(i + 1, plain(isRead)));
            }
        }
        return accesses;
    }

    /** A static accessor of a block: the getter or setter of one field. */
    private static List<Access> fields(String descriptor) {
        final Type[] arguments = Type.getArgumentTypes(descriptor);
        if (arguments.length == 0 || !isBuffer(arguments[0])) {
            return List.of();
        }
        return List.of(new Access(0, plain(Type.getReturnType(descriptor) == Type.VOID_TYPE)));
    }

    private static boolean isBuffer(Type type) {
        return type.getSort() == Type.OBJECT && BUFFERS.contains(type.getInternalName());
    }

    /** The next interruption is looked for in the queue when this one has been handled. */
    @Override
    public List<Access> atReturn(String owner, String method) {
        return owner.equals(CSS + "CssBus") && method.equals("interruption") ? machine(true) : List.of();
    }

    @Override
    public boolean hasLifetime(String owner) {
        return rewrites(owner) && (owner.startsWith(VFIO) && !LASTING.contains(owner) || owner.equals(PROGRAM));
    }

    /** Who opens a device has its node, which may outlast it; he is refused then. */
    @Override
    public boolean uses(String owner, String method) {
        return !owner.equals(DEVICE) || !method.equals("open");
    }

    @Override
    public boolean releases(String owner, String method) {
        return owner.equals(DEVICE) && method.equals("release");
    }
}
