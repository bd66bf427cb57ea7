package org.ccwbench.suite.report.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** All files of a directory and those below it. What cannot be looked into is named, and passed over. */
final class FileTree extends SimpleFileVisitor<Path> {
    private static final int DEPTH = 8;

    private final BiConsumer<Path, IOException> problems;
    private final List<Path> files = new ArrayList<>();

    FileTree(BiConsumer<Path, IOException> problems) {
        this.problems = problems;
    }

    /** The files in the order of their paths, without those whose names begin with a full stop. */
    static List<Path> of(Path root, BiConsumer<Path, IOException> problems) {
        final FileTree tree = new FileTree(problems);
        try {
            Files.walkFileTree(root, Set.of(), DEPTH, tree);
        } catch (IOException e) {
            problems.accept(root, e);
        }
        tree.files.sort(Comparator.comparing(Path::toString));
        return tree.files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        problems.accept(file, failure);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
        if (failure != null) {
            problems.accept(folder, failure);
        }
        return FileVisitResult.CONTINUE;
    }
}
