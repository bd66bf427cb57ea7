package org.ccwbench.suite.gate.counters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Loads the translator a second time, rewritten by a {@link CountingRewriter}, and with it whoever runs it. */
final class CountingLoader extends ClassLoader {
    private static final List<String> REWRITTEN =
            List.of("org.ccwbench.arch.", "org.ccwbench.memory.", "org.ccwbench.cp.");
    private static final List<String> LOADED = List.of("org.ccwbench.bench.", "org.ccwbench.suite.gate.counters.run.");

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        final boolean rewrites = REWRITTEN.stream().anyMatch(name::startsWith);
        if (!rewrites && LOADED.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name, rewrites);
        }
    }

    private Class<?> define(String name, boolean rewrites) throws ClassNotFoundException {
        final byte[] original = bytes(name);
        final byte[] bytes = rewrites ? rewritten(original) : original;
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] rewritten(byte[] bytes) {
        final ClassReader reader = new ClassReader(bytes);
        final ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CountingRewriter(writer), 0);
        return writer.toByteArray();
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
