package org.ccwbench.suite.results;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.plan.Shard;

/**
 * What {@code verify.json} says: what was compared with known answers, all of it or one part.
 *
 * @param format of the file: {@link #FORMAT}
 * @param version of the suite
 * @param command the words behind the jar
 * @param started in UTC, such as 2026-11-22T20:31:16Z
 * @param shard such as 1/4; 1/1 is all of it
 * @param table shape of the page table: flat or dat
 * @param environment of machine, JDK, jar and fixtures
 * @param sources in the order in which they were compared
 * @param differences the first ones, a line each
 */
public record VerifyRecord(
        int format,
        String version,
        List<String> command,
        String started,
        String shard,
        String table,
        Environment environment,
        List<Source> sources,
        List<String> differences) {
    /** The format that is written and read. */
    public static final int FORMAT = 1;

    /** What the file is called in a directory of results. */
    public static final String FILE = "verify.json";

    /** Nothing may be missing. */
    public VerifyRecord {
        if (format != FORMAT || environment == null || started == null || table == null) {
            throw new IllegalArgumentException("not a check of format " + FORMAT);
        }
        Shard.parse(shard);
        command = List.copyOf(command);
        sources = List.copyOf(sources);
        differences = List.copyOf(differences);
    }

    /**
     * What came of one recording or list of programs.
     *
     * @param records that it has, those of other parts included
     * @param agree records without a difference
     * @param byRule records that differ in nothing but what a rule explains
     * @param differ records with another difference
     */
    public record Source(String source, int records, int agree, int byRule, int differ) {
        /** A source must have a name. */
        public Source {
            if (source == null) {
                throw new IllegalArgumentException("a source without a name");
            }
        }

        /** Records that were compared. */
        public int compared() {
            return agree + byRule + differ;
        }

        /** With those of another part. */
        public Source plus(Source part) {
            return new Source(
                    source,
                    Math.max(records, part.records),
                    agree + part.agree,
                    byRule + part.byRule,
                    differ + part.differ);
        }
    }

    /**
     * Reads one.
     *
     * @throws IOException when the file cannot be read
     * @throws JsonParseException when it is none
     */
    public static VerifyRecord read(Path file) throws IOException {
        return Json.parse(Files.readString(file), VerifyRecord.class, "a check");
    }

    /**
     * Writes it into a directory, in the place of an older one.
     *
     * @return the file
     * @throws ResultsException when it cannot be written; what was there is there still
     */
    public Path write(Path folder) {
        final Path file = folder.resolve(FILE);
        WholeFile.write(file, Json.print(this) + '\n');
        return file;
    }
}
