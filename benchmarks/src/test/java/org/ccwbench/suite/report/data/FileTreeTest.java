package org.ccwbench.suite.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.ccwbench.suite.results.ResultsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files there are, and that one directory that is closed does not hide the others. */
class FileTreeTest {
    private final List<String> named = new ArrayList<>();
    private final BiConsumer<Path, IOException> problems =
            (path, why) -> named.add(path + ": " + ResultsException.reason(why));

    @TempDir
    private Path folder;

    @Test
    void shouldListFilesInTheOrderOfTheirPathsWithoutHiddenOnes() throws IOException {
        final Path below = Files.createDirectories(folder.resolve("b/c"));
        final Path second = Files.writeString(below.resolve("x"), "");
        final Path first = Files.writeString(folder.resolve("a"), "");
        Files.writeString(folder.resolve(".hidden"), "");

        assertThat(FileTree.of(folder, problems)).containsExactly(first, second);
        assertThat(named).isEmpty();
    }

    @Test
    void shouldNameWhatIsNotThere() {
        final Path none = folder.resolve("none");

        assertThat(FileTree.of(none, problems)).isEmpty();
        assertThat(named).singleElement().asString().startsWith(none + ": ");
    }

    /** Nothing is closed to root, who may run this. */
    @Test
    void shouldNameWhatIsClosedAndGoOn() throws IOException {
        final FileTree tree = new FileTree(problems);

        assertThat(tree.visitFileFailed(Path.of("closed"), new AccessDeniedException("closed")))
                .isEqualTo(FileVisitResult.CONTINUE);
        assertThat(tree.postVisitDirectory(Path.of("broken"), new IOException("I/O error")))
                .isEqualTo(FileVisitResult.CONTINUE);
        assertThat(tree.postVisitDirectory(Path.of("whole"), null)).isEqualTo(FileVisitResult.CONTINUE);
        assertThat(named).containsExactly("closed: permission denied", "broken: I/O error");
    }
}
