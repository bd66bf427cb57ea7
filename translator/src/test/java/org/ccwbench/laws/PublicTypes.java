package org.ccwbench.laws;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The public top-level types of a module. */
final class PublicTypes {
    private static final String ENDING = ".class";

    private PublicTypes() {}

    /** The folder or jar that a class was loaded from. */
    static Path rootOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Simple names by package, both sorted, of the module that a class belongs to. */
    static Map<String, List<String>> beside(Class<?> type) throws IOException, ClassNotFoundException {
        final Path root = rootOf(type);
        if (Files.isDirectory(root)) {
            return in(root);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + root.toUri()), Map.of())) {
            return in(jar.getPath("/"));
        }
    }

    private static Map<String, List<String>> in(Path root) throws IOException, ClassNotFoundException {
        final Map<String, TreeSet<String>> types = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (final Path path : (Iterable<Path>) paths::iterator) {
                final String file = root.relativize(path).toString().replace('\\', '/');
                if (file.endsWith(ENDING) && !file.contains("-") && !file.contains("$")) {
                    final String name =
                            file.substring(0, file.length() - ENDING.length()).replace('/', '.');
                    final Class<?> found = Class.forName(name, false, PublicTypes.class.getClassLoader());
                    if (Modifier.isPublic(found.getModifiers())) {
                        types.computeIfAbsent(found.getPackageName(), key -> new TreeSet<>())
                                .add(found.getSimpleName());
                    }
                }
            }
        }
        final Map<String, List<String>> sorted = new TreeMap<>();
        types.forEach((name, names) -> sorted.put(name, List.copyOf(names)));
        return sorted;
    }
}
