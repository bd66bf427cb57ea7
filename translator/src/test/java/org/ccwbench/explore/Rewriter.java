package org.ccwbench.explore;

import java.util.ArrayList;
import java.util.List;
import org.ccwbench.explore.Rewriting.Access;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a call of {@link Steps#access} in front of each access to a field that is not final, and of each call that is a
 * step; synchronized blocks become locks of the schedule; methods of objects with a lifetime tell of their use. A
 * constructor's accesses to fields of its own class are left alone: nobody else has the object yet.
 */
final class Rewriter extends ClassVisitor {
    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final String OBJECT = "(Ljava/lang/Object;)V";
    private static final String CONSTRUCTOR = "<init>";

    private final Rewriting rewriting;
    private final Fields fields;
    private final List<Runnable> bridges = new ArrayList<>();
    private String owner;

    /** Finds what an access to a field is. */
    @FunctionalInterface
    interface Fields {
        /** The second argument of {@link Steps#access}, or null when it is no step. */
        Integer what(String owner, String name, boolean changes);
    }

    Rewriter(ClassVisitor next, Rewriting rewriting, Fields fields) {
        super(Opcodes.ASM9, next);
        this.rewriting = rewriting;
        this.fields = fields;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        final MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
        return new Method(next, name, (access & Opcodes.ACC_STATIC) != 0);
    }

    @Override
    public void visitEnd() {
        bridges.forEach(Runnable::run);
        super.visitEnd();
    }

    private static void call(MethodVisitor to, String step, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, step, descriptor, false);
    }

    private final class Method extends MethodVisitor {
        private final String name;
        private final boolean isStatic;

        Method(MethodVisitor next, String name, boolean isStatic) {
            super(Opcodes.ASM9, next);
            this.name = name;
            this.isStatic = isStatic;
        }

        private boolean isConstructor() {
            return CONSTRUCTOR.equals(name);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (!isStatic && !isConstructor() && rewriting.hasLifetime(owner) && rewriting.uses(owner, name)) {
                visitVarInsn(Opcodes.ALOAD, 0);
                call(mv, "enter", OBJECT);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String field, String descriptor) {
            final boolean isOwn = isConstructor() && of.equals(owner);
            final Integer what = isOwn ? null : fields.what(of, field, opcode == Opcodes.PUTFIELD);
            if (what != null && opcode == Opcodes.GETFIELD) {
                visitInsn(Opcodes.DUP);
                access(what);
            } else if (what != null && opcode == Opcodes.PUTFIELD) {
                putField(Type.getType(descriptor).getSize(), what);
            }
            super.visitFieldInsn(opcode, of, field, descriptor);
        }

        private void access(int what) {
            visitLdcInsn(what);
            call(mv, "access", "(Ljava/lang/Object;I)V");
        }

        /** The object is below the value, which has one or two words. */
        private void putField(int words, int what) {
            if (words == 1) {
                visitInsn(Opcodes.DUP2);
                visitInsn(Opcodes.POP);
                access(what);
                return;
            }
            visitInsn(Opcodes.DUP2_X1);
            visitInsn(Opcodes.POP2);
            visitInsn(Opcodes.DUP);
            access(what);
            visitInsn(Opcodes.DUP_X2);
            visitInsn(Opcodes.POP);
        }

        @Override
        public void visitInsn(int opcode) {
            switch (opcode) {
                case Opcodes.MONITORENTER -> call(mv, "monitorEnter", OBJECT);
                case Opcodes.MONITOREXIT -> call(mv, "monitorExit", OBJECT);
                case Opcodes.RETURN -> {
                    atReturn();
                    super.visitInsn(opcode);
                }
                default -> super.visitInsn(opcode);
            }
        }

        private void atReturn() {
            for (final Access access : rewriting.atReturn(owner, name)) {
                loadOwner(mv, access, 0);
                access(access.what());
            }
            if (isConstructor() && rewriting.hasLifetime(owner)) {
                visitVarInsn(Opcodes.ALOAD, 0);
                call(mv, "created", OBJECT);
            } else if (rewriting.releases(owner, name)) {
                visitVarInsn(Opcodes.ALOAD, 0);
                call(mv, "released", OBJECT);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String method, String descriptor, boolean isInterface) {
            final List<Access> accesses =
                    opcode == Opcodes.INVOKESPECIAL ? List.of() : rewriting.calls(of, method, descriptor);
            if (accesses.isEmpty()) {
                super.visitMethodInsn(opcode, of, method, descriptor, isInterface);
                return;
            }
            final String bridge = "step$" + bridges.size();
            final String bridged =
                    opcode == Opcodes.INVOKESTATIC ? descriptor : "(L" + of + ";" + descriptor.substring(1);
            bridges.add(() -> bridge(bridge, bridged, accesses, to -> {
                to.visitMethodInsn(opcode, of, method, descriptor, isInterface);
            }));
            super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, bridge, bridged, false);
        }
    }

    /** A method that takes the steps of a call and makes it; so the arguments need not be moved on the stack. */
    private void bridge(
            String name, String descriptor, List<Access> accesses, java.util.function.Consumer<MethodVisitor> call) {
        final int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        final MethodVisitor to = cv.visitMethod(access, name, descriptor, null, null);
        to.visitCode();
        final Type[] arguments = Type.getArgumentTypes(descriptor);
        for (final Access step : accesses) {
            loadOwner(to, step, slot(arguments, step.argument()));
            to.visitLdcInsn(step.what());
            call(to, "access", "(Ljava/lang/Object;I)V");
        }
        for (int i = 0; i < arguments.length; i++) {
            to.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), slot(arguments, i));
        }
        call.accept(to);
        to.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        to.visitMaxs(0, 0);
        to.visitEnd();
    }

    private static void loadOwner(MethodVisitor to, Access access, int slot) {
        if (access.argument() == Access.COMMON) {
            to.visitLdcInsn(Type.getType(Steps.class));
        } else {
            to.visitVarInsn(Opcodes.ALOAD, slot);
        }
    }

    private static int slot(Type[] arguments, int index) {
        int slot = 0;
        for (int i = 0; i < index; i++) {
            slot += arguments[i].getSize();
        }
        return slot;
    }
}
