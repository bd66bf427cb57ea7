package org.ccwbench.suite.results;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ccwbench.suite.machine.Software;

/**
 * A directory in one zip file, with a manifest of SHA-256 that {@code sha256sum -c} reads. The files stand in one
 * directory, which has the name of the one that was archived.
 */
public final class Archive {
    /** The manifest's name. */
    public static final String MANIFEST = "MANIFEST.sha256";

    private static final String ENDING = ".zip";
    private static final String SEPARATOR = "  ";

    private Archive() {}

    /** Whether a path is an archive by its name. */
    public static boolean isArchive(Path path) {
        return path.toString().endsWith(ENDING) && Files.isRegularFile(path);
    }

    /**
     * Archives a directory.
     *
     * @param zip the file to make, which must not be there
     * @return how many files it holds, without the manifest
     * @throws ResultsException when the directory is none or empty, or the file cannot be written
     */
    public static int write(Path folder, Path zip) {
        if (!Files.isDirectory(folder)) {
            throw new ResultsException(folder + ": no such directory");
        }
        if (Files.exists(zip)) {
            throw new ResultsException(zip + ": there is such a file already: give another name with -o, or remove it");
        }
        final Path whole = folder.toAbsolutePath().normalize();
        final List<String> names = names(whole);
        if (names.isEmpty()) {
            throw new ResultsException(folder + ": there is no file in it");
        }
        final Path unfinished = WholeFile.unfinished(zip.toAbsolutePath());
        try {
            try (OutputStream file = Files.newOutputStream(unfinished);
                    ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
                fill(out, whole, names);
            }
            WholeFile.finish(unfinished, zip.toAbsolutePath());
        } catch (IOException e) {
            WholeFile.discard(unfinished);
            throw new ResultsException(zip, "cannot be written", e);
        } catch (UncheckedIOException e) {
            WholeFile.discard(unfinished);
            throw new ResultsException(folder, "cannot be read", e.getCause());
        }
        return names.size();
    }

    /** Half-written files and an older manifest do not count. */
    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(MANIFEST) && !name.endsWith(".tmp"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ResultsException(folder, "cannot be read", e);
        } catch (UncheckedIOException e) {
            throw new ResultsException(folder, "cannot be read", e.getCause());
        }
    }

    private static void fill(ZipOutputStream out, Path folder, List<String> names) throws IOException {
        final String root = folder.getFileName() + "/";
        final StringBuilder manifest = new StringBuilder();
        for (final String name : names) {
            manifest.append(Software.digest(folder.resolve(name)))
                    .append(SEPARATOR)
                    .append(name)
                    .append('\n');
            final ZipEntry entry = new ZipEntry(root + name);
            entry.setLastModifiedTime(Files.getLastModifiedTime(folder.resolve(name)));
            out.putNextEntry(entry);
            Files.copy(folder.resolve(name), out);
            out.closeEntry();
        }
        out.putNextEntry(new ZipEntry(root + MANIFEST));
        out.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    /**
     * The directory in an archive, readable as long as this process runs.
     *
     * @throws ResultsException when the file is no archive, or holds something else than its manifest says
     */
    public static Path open(Path zip) {
        try {
            final Path root = fileSystem(zip).getPath("/");
            final Path folder;
            try (Stream<Path> inside = Files.list(root)) {
                folder = inside.filter(path -> Files.exists(path.resolve(MANIFEST)))
                        .findFirst()
                        .orElseThrow(() -> new ResultsException(
                                zip + ": is no archive of results, as there is no " + MANIFEST + " in it"));
            }
            check(zip, folder);
            return folder;
        } catch (IOException e) {
            throw new ResultsException(zip, "is no archive or damaged", e);
        }
    }

    private static FileSystem fileSystem(Path zip) throws IOException {
        try {
            return FileSystems.newFileSystem(zip, Map.of());
        } catch (FileSystemAlreadyExistsException alreadyOpen) {
            return FileSystems.getFileSystem(zip.toUri());
        }
    }

    private static void check(Path zip, Path folder) throws IOException {
        final Map<String, String> digests = new HashMap<>();
        for (final String line : Files.readAllLines(folder.resolve(MANIFEST))) {
            final String[] columns = line.split(SEPARATOR, 2);
            digests.put(columns[columns.length - 1], columns[0]);
        }
        for (final Map.Entry<String, String> digest : digests.entrySet()) {
            final Path file = folder.resolve(digest.getKey());
            if (!Files.exists(file) || !isIntact(file, digest.getValue())) {
                throw new ResultsException(zip + ": is damaged: " + digest.getKey() + " is not what its manifest says");
            }
        }
    }

    private static boolean isIntact(Path file, String digest) {
        try {
            return Software.digest(file).equals(digest);
        } catch (UncheckedIOException damaged) {
            return false;
        }
    }
}
