package org.ccwbench.suite.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ccwbench.fixtures.Fixtures;

/** What is measured with: the jar, and the fixtures in it. */
public final class Software {
    private static final List<String> FIXTURES = List.of("programs/", "corpora/");
    private static final String TEXT = ".md";
    private static final int BUFFER_BYTES = 1 << 16;

    private Software() {}

    /** The jar that this class comes from; empty when it comes from a directory. */
    public static Optional<Path> jar() {
        return Optional.of(place(Software.class)).filter(Files::isRegularFile);
    }

    /** The version that the jar was built as; empty outside a jar. */
    static Optional<String> version() {
        return Optional.ofNullable(Software.class.getPackage().getImplementationVersion());
    }

    /** SHA-256 of the jar, or of all files of the directory in its place. */
    static String jarDigest() {
        final Path place = place(Software.class);
        return Files.isRegularFile(place) ? digest(place) : treeDigest(place, name -> true);
    }

    /** SHA-256 of the programs and recordings that come with the jar: the same ones give the same. */
    static String fixturesDigest() {
        final Predicate<String> isFixture =
                name -> FIXTURES.stream().anyMatch(name::startsWith) && !name.endsWith(TEXT);
        final Path place = place(Fixtures.class);
        if (!Files.isRegularFile(place)) {
            return treeDigest(place, isFixture);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return treeDigest(jar.getPath("/"), isFixture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of a file, in hexadecimal. */
    public static String digest(Path file) {
        final MessageDigest digest = sha256();
        add(digest, file);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String treeDigest(Path root, Predicate<String> counts) {
        final MessageDigest digest = sha256();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .map(name -> name.replace(root.getFileSystem().getSeparator(), "/"))
                    .filter(counts)
                    .sorted()
                    .forEach(name -> {
                        digest.update(name.getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) 0);
                        add(digest, root.resolve(name));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            final byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static Path place(Class<?> type) {
        final CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
