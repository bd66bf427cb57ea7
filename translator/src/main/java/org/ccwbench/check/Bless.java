package org.ccwbench.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ccwbench.fixtures.Fixtures;
import org.ccwbench.fixtures.ProgramBlessing;
import org.ccwbench.fixtures.ProgramFile;
import org.ccwbench.fixtures.ProgramSyntaxException;

/**
 * Makes {@code .cp} files expect what the translator answers. For people, who then read the difference; it refuses to
 * run in a build.
 *
 * <pre>
 *   java --add-exports java.base/jdk.internal.misc=ALL-UNNAMED --class-path CLASSES org.ccwbench.check.Bless PATH...
 * </pre>
 *
 * Each path is a file or a folder, such as {@code fixtures/src/main/resources/programs}. Files whose expectations are
 * right are not written.
 */
public final class Bless {
    private Bless() {}

    /** Blesses the files; ends with 1 when one cannot be blessed, and with 2 when none is named. */
    public static void main(String[] paths) throws IOException {
        if (paths.length == 0) {
            System.err.println("usage: Bless PATH...   a .cp file, or a folder of them");
            System.exit(2);
        }
        try (ChannelProgramTranslator translator = ChannelProgramTranslator.dat()) {
            for (final String path : paths) {
                bless(Path.of(path), translator);
            }
        } catch (final IllegalStateException | ProgramSyntaxException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private static void bless(Path path, ChannelProgramTranslator translator) throws IOException {
        int files = 0;
        int written = 0;
        for (final ProgramFile file : Fixtures.load(path)) {
            final String blessed = ProgramBlessing.bless(file, translator.translate(file.input()));
            files++;
            if (!blessed.equals(file.text())) {
                Files.writeString(Path.of(file.file()), blessed);
                System.out.println("blessed " + file.file());
                written++;
            }
        }
        System.out.println(path + ": " + files + " files, " + written + " blessed");
    }
}
