package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The jar that was built, and one like it whose {@code prefetch} pauses the processor: the gate of the second must find
 * that it is slower than the first, by its times alone. It takes a minute or two: profile walkthroughs.
 */
class SlowerJar {
    private static final Path BUILT = Path.of("target", "benchmarks.jar");
    private static final String CHANGED = "org/ccwbench/cp/ChannelProgram.class";
    private static final String KERNEL = "translate.eckd12.hot";

    @TempDir
    private Path folder;

    @Test
    void shouldBeFoundByTheTimes() throws Exception {
        final Path slower = slower();
        final Path results = folder.resolve("results");
        final Process gate = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        slower.toString(),
                        "gate",
                        BUILT.toAbsolutePath().toString(),
                        "--kernels",
                        KERNEL,
                        "--no-instructions",
                        "--results",
                        results.toString())
                .redirectErrorStream(true)
                .start();
        final String printed = new String(gate.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(printed);
        final int code = gate.waitFor();
        final JsonObject verdict = JsonParser.parseString(Files.readString(results.resolve("verdict.json")))
                .getAsJsonObject();
        final JsonObject kernel = verdict.getAsJsonArray("kernels").get(0).getAsJsonObject();
        assertThat(kernel.get("verdict").getAsString()).as(printed).isEqualTo("slower");
        assertThat(printed)
                .contains("correctness    ok", "work counters  ok", "allocations    ok")
                .contains("next     profile TranslateBenchmark.cycle -p shape=eckd12 ");
        final boolean fit = verdict.getAsJsonObject("fitness").get("fit").getAsBoolean();
        assertThat(code).as(printed).isEqualTo(fit ? ExitCode.SLOWER : ExitCode.OK);
    }

    private Path slower() throws IOException {
        final Path jar = folder.resolve("slower.jar");
        try (JarFile built = new JarFile(BUILT.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), built.getManifest())) {
            for (final JarEntry entry : built.stream().toList()) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = built.getInputStream(entry)) {
                        final byte[] bytes = in.readAllBytes();
                        out.write(entry.getName().equals(CHANGED) ? pausing(bytes) : bytes);
                    }
                }
            }
        }
        return jar;
    }

    private static byte[] pausing(byte[] type) {
        final ClassWriter writer = new ClassWriter(0);
        new ClassReader(type)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                final MethodVisitor method =
                                        super.visitMethod(access, name, descriptor, signature, thrown);
                                return name.equals("prefetch") ? new Pausing(method) : method;
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /** Begins with a pause. */
    private static final class Pausing extends MethodVisitor {
        Pausing(MethodVisitor method) {
            super(Opcodes.ASM9, method);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "onSpinWait", "()V", false);
        }
    }
}
