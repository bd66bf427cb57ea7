package org.ccwbench.explore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads some packages anew, and rewrites those of their classes whose steps are to be explored. A field counts when it
 * is not final.
 */
public final class RewritingLoader extends ClassLoader {
    private final List<String> packages;
    private final Rewriting rewriting;
    private final FieldTable fields = new FieldTable();
    private final Set<String> looked = new HashSet<>();

    /**
     * A loader.
     *
     * @param packages whose classes it loads itself, each ending in a dot
     */
    public RewritingLoader(List<String> packages, Rewriting rewriting) {
        super(RewritingLoader.class.getClassLoader());
        this.packages = packages;
        this.rewriting = rewriting;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (packages.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        final String internal = name.replace('.', '/');
        byte[] bytes = bytes(internal);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        if (rewriting.rewrites(internal)) {
            final ClassReader reader = new ClassReader(bytes);
            final ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Rewriter(writer, rewriting, this::what), 0);
            bytes = writer.toByteArray();
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Of a field of any class that is rewritten; its class is looked at when it is first named. */
    private Integer what(String owner, String name, boolean changes) {
        if (!rewriting.rewrites(owner)) {
            return null;
        }
        if (looked.add(owner)) {
            new ClassReader(bytes(owner)).accept(new FieldCollector(owner), ClassReader.SKIP_CODE);
        }
        return fields.what(owner, name, changes);
    }

    private byte[] bytes(String internal) {
        try (InputStream in = getParent().getResourceAsStream(internal + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class FieldCollector extends ClassVisitor {
        private final String owner;

        FieldCollector(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            if ((access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == 0) {
                fields.add(owner, name, (access & Opcodes.ACC_VOLATILE) != 0);
            }
            return null;
        }
    }
}
