package org.ccwbench.suite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.ccwbench.suite.gate.duet.Version;

/** A jar that takes its classes from where these tests do, and runs one of them. */
final class EarlierJar {
    private static final String COMMAND = "org/ccwbench/suite/ProfileCommand.class";
    private static final String BENCHMARKS = "META-INF/BenchmarkList";

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Class<?> main;

    private EarlierJar(Class<?> main) {
        this.main = main;
    }

    /** One that begins with a class, and has the benchmarks of this version. */
    static EarlierJar running(Class<?> main) throws IOException {
        final EarlierJar jar = new EarlierJar(main);
        for (final String name : new String[] {COMMAND, BENCHMARKS}) {
            try (InputStream content = EarlierJar.class.getResourceAsStream('/' + name)) {
                jar.entries.put(name, content.readAllBytes());
            }
        }
        return jar;
    }

    /** From before there was the command. */
    EarlierJar withoutCommand() {
        entries.remove(COMMAND);
        return this;
    }

    /** With those benchmarks only whose line has a text in it. */
    EarlierJar withBenchmarks(String text) {
        final String kept = new String(entries.get(BENCHMARKS), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(text))
                .collect(Collectors.joining("\n"));
        entries.put(BENCHMARKS, kept.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Writes it. */
    Path write(Path file) throws IOException {
        final Manifest manifest = new Manifest();
        final Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(Version.current().classPath().split(System.getProperty("path.separator")))
                        .map(Path::of)
                        .map(Path::toUri)
                        .map(URI::toString)
                        .collect(Collectors.joining(" ")));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }
}
