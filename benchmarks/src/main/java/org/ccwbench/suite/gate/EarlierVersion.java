package org.ccwbench.suite.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import org.ccwbench.suite.gate.duet.Version;
import org.ccwbench.suite.results.Baselines;

/**
 * An earlier version to compare with.
 *
 * @param name what it is called
 * @param jar its jar
 * @param folder where what is found out about it is kept; nowhere for a jar that was not saved as a baseline
 */
public record EarlierVersion(String name, Path jar, Optional<Path> folder) {
    private static final String ENDING = ".jar";

    /**
     * Finds a version.
     *
     * @param given the name of a saved baseline, or a path of a jar, which ends in {@code .jar}
     * @param saved the directory of those that were saved
     * @throws org.ccwbench.suite.results.ResultsException when there is no such baseline, or it is damaged
     * @throws GateException when there is no such jar, or it cannot be read
     */
    public static EarlierVersion find(String given, Path saved) {
        if (given.endsWith(ENDING)) {
            final Path jar = Path.of(given);
            if (!Files.isRegularFile(jar)) {
                throw new GateException(given + ": there is no such jar");
            }
            return checked(given, jar, Optional.empty());
        }
        final Path jar = new Baselines(saved).find(given).jar();
        return checked(given, jar, Optional.of(jar.toAbsolutePath().getParent()));
    }

    private static EarlierVersion checked(String name, Path jar, Optional<Path> folder) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.size() == 0) {
                throw new GateException(jar + ": is an empty jar");
            }
            return new EarlierVersion(name, jar, folder);
        } catch (IOException e) {
            throw new GateException(jar + ": is not a jar that can be read: " + e.getMessage());
        }
    }

    /** Its classes. */
    public Version version() {
        return Version.of(jar);
    }
}
