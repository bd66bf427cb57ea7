package org.ccwbench.suite.report.data;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ccwbench.suite.gate.RawForks;
import org.ccwbench.suite.gate.RawForks.Purpose;
import org.ccwbench.suite.gate.RawForks.RawFork;

/**
 * What the forks of a gate or a comparison have measured of a kernel: {@code duet/KERNEL.json} beside their verdict.
 *
 * @param forks in the order in which they were run
 */
record ForksFile(String kernel, List<RawFork> forks) {
    /** The directory that they are in. */
    static final String FOLDER = "duet";

    static ForksFile read(Path file) throws IOException, DamagedFileException {
        final String text = Files.readString(file);
        try {
            final ForksFile read = new Gson().fromJson(text, ForksFile.class);
            if (read.kernel == null) {
                throw new DamagedFileException("does not say which kernel its forks have measured");
            }
            read.ratios();
            return read;
        } catch (RuntimeException e) {
            throw new DamagedFileException("is damaged, and no file of a kernel's forks", e);
        }
    }

    /** New to old of each fork that compares both and has not failed. */
    List<Double> ratios() {
        final List<RawFork> whole = forks.stream()
                .filter(fork -> fork.result().slices().containsKey(kernel))
                .toList();
        return RawForks.ratios(whole, Purpose.COMPARE, kernel).stream()
                .map(fork -> Math.exp(fork.log()))
                .toList();
    }
}
