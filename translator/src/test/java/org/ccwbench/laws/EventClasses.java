package org.ccwbench.laws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The event classes of a module: every class whose name ends so. */
final class EventClasses {
    private static final String ENDING = "Event.class";

    private EventClasses() {}

    /** Their names, of the module that a class belongs to; the module must be a directory. */
    static List<String> beside(Class<?> type) throws IOException {
        final Path root = PublicTypes.rootOf(type);
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.map(path -> root.relativize(path).toString().replace('/', '.'))
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .filter(EventClasses::isJfr)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isJfr(String name) {
        try {
            return jdk.jfr.Event.class.isAssignableFrom(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
