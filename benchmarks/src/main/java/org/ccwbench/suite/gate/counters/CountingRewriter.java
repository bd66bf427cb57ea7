package org.ccwbench.suite.gate.counters;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns accesses to raw memory into calls of {@link Meter}, puts {@link Meter#walk} at the head of each look-up in a
 * page table, and asks the meter whether an event is recorded.
 */
final class CountingRewriter extends ClassVisitor {
    private static final String METER = Type.getInternalName(Meter.class);
    private static final String RAW = "org/agrona/UnsafeApi";
    private static final String TABLE = "org/ccwbench/memory/PageTable";
    private static final String EVENT = "Event";
    private static final Set<String> METERED = Arrays.stream(Meter.class.getMethods())
            .map(method -> method.getName() + Type.getMethodDescriptor(method))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LOOK_UPS = Set.of("pin(JJJ)Z", "entry(J)J");

    private String owner;
    private boolean isTable;

    CountingRewriter(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        isTable = TABLE.equals(superName);
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        final MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
        return new Method(next, isTable && LOOK_UPS.contains(name + descriptor));
    }

    private final class Method extends MethodVisitor {
        private final boolean isLookUp;

        Method(MethodVisitor next, boolean isLookUp) {
            super(Opcodes.ASM9, next);
            this.isLookUp = isLookUp;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (isLookUp) {
                meter("walk", "()V");
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
            if (of.equals(RAW)) {
                checkMetered(name, descriptor);
                meter(name, descriptor);
            } else if (of.endsWith(EVENT) && METERED.contains(name + ofObject(descriptor))) {
                meter(name, ofObject(descriptor));
            } else {
                super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
            }
        }

        /** A method that is handed on, such as {@code UnsafeApi::freeMemory}. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            final Object[] metered =
                    Arrays.stream(arguments).map(CountingRewriter.this::metered).toArray();
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, metered);
        }

        private void meter(String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, METER, name, descriptor, false);
        }
    }

    private Object metered(Object argument) {
        if (argument instanceof Handle handle && handle.getOwner().equals(RAW)) {
            checkMetered(handle.getName(), handle.getDesc());
            return new Handle(handle.getTag(), METER, handle.getName(), handle.getDesc(), false);
        }
        return argument;
    }

    private void checkMetered(String name, String descriptor) {
        if (!METERED.contains(name + descriptor)) {
            throw new IllegalStateException(
                    owner.replace('/', '.') + " calls UnsafeApi." + name + descriptor + ", which Meter does not count");
        }
    }

    /** The same with the object as its first parameter. */
    private static String ofObject(String descriptor) {
        return "(Ljava/lang/Object;" + descriptor.substring(1);
    }
}
