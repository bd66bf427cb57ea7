package org.ccwbench.suite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Says which benchmark begins, and keeps what JMH and its forks print for the case that one fails. */
final class ProfileFormat implements OutputFormat {
    private final Consumer<BenchmarkParams> begins;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** @param begins told of each benchmark */
    ProfileFormat(Consumer<BenchmarkParams> begins) {
        this.begins = begins;
    }

    /** All that was printed. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        begins.accept(benchmark);
    }

    @Override
    public void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void println(String text) {
        print(text + System.lineSeparator());
    }

    @Override
    public void verbosePrintln(String text) {
        println(text);
    }

    @Override
    public void write(int character) {
        printed.write(character);
    }

    @Override
    public void write(byte[] characters) {
        printed.writeBytes(characters);
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {}

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams iteration, int number, IterationResult result) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
