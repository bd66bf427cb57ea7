package org.ccwbench.suite.gate.duet;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A version of the suite, in a class loader of its own above which there is only the JDK.
 *
 * @param classPath its jar, or directories and jars, as for {@code java -cp}
 */
public record Version(String classPath) {
    private static final String KERNELS = "org.ccwbench.bench.duet.Kernels";

    /** A version in one jar. */
    public static Version of(Path jar) {
        return new Version(jar.toAbsolutePath().toString());
    }

    /** The version that is running. */
    public static Version current() {
        return new Version(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow());
    }

    /** Its classes, loaded anew. */
    ClassLoader load() {
        final URL[] urls = Arrays.stream(classPath.split(File.pathSeparator))
                .map(Version::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    /**
     * A kernel of loaded classes, which has checked its translation; also an {@link AutoCloseable}.
     *
     * @throws KernelException when there is none of that name, or it translates wrongly
     */
    static IntUnaryOperator open(ClassLoader loaded, String kernel) {
        return open(loaded, KERNELS, kernel);
    }

    /** As the other one, of a class with a method {@code open(String)}. */
    static IntUnaryOperator open(ClassLoader loaded, String door, String kernel) {
        try {
            return (IntUnaryOperator) Class.forName(door, true, loaded)
                    .getMethod("open", String.class)
                    .invoke(null, kernel);
        } catch (InvocationTargetException e) {
            throw new KernelException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new KernelException("no " + door, e);
        }
    }

    /**
     * The names of the kernels that it has; none when it is from before there were kernels.
     *
     * @throws IllegalArgumentException when its jar cannot be read
     */
    public List<String> kernels() {
        try {
            return ((List<?>) Class.forName(KERNELS, true, load())
                            .getMethod("names")
                            .invoke(null))
                    .stream().map(Object::toString).toList();
        } catch (ClassNotFoundException older) {
            return List.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(classPath + ": " + e, e);
        }
    }
}
