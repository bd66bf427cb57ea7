package org.ccwbench.suite.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Linux says of itself under /proc and /sys. Whatever is not there, or not as expected, is empty. */
final class LinuxFiles {
    private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.+)");
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");
    private static final Pattern SOME = Pattern.compile("some .*\\btotal=(\\d{1,18})");
    private static final Pattern CHOSEN = Pattern.compile(".*\\[(\\S+)].*");
    private static final Pattern GROUP = Pattern.compile("\\d+:([^:]*):(/.*)");
    private static final Pattern CPU = Pattern.compile("cpu\\d+");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DEVICES = 4;
    private static final int STEAL = 7;

    private final Path root;

    /** @param root what stands in for {@code /} */
    LinuxFiles(Path root) {
        this.root = root;
    }

    /** Those of this machine. */
    static LinuxFiles ofThisMachine() {
        return new LinuxFiles(Path.of("/"));
    }

    /** The processor's name; not every architecture has one. */
    Optional<String> processor() {
        return first("proc/cpuinfo", MODEL);
    }

    /** Memory in KiB. */
    Optional<Long> memoryKib() {
        return first("proc/meminfo", MEMORY).map(Long::valueOf);
    }

    /** Load average of the last minute. */
    OptionalDouble load() {
        return lines("proc/loadavg").stream()
                .findFirst()
                .map(line -> number(line.split(" ")[0]))
                .orElse(OptionalDouble.empty());
    }

    /** Microseconds since the start in which something was ready and had to wait for a processor. */
    OptionalLong waitedMicros() {
        return first("proc/pressure/cpu", SOME)
                .map(total -> OptionalLong.of(Long.parseLong(total)))
                .orElse(OptionalLong.empty());
    }

    /** Time of all processors since the start, and what became of it. */
    Optional<Ticks> ticks() {
        return first("proc/stat", Pattern.compile("cpu +([0-9 ]+)")).flatMap(Ticks::parse);
    }

    /** What decides on the frequency: one name, or several where processors differ. */
    Optional<String> governor() {
        final Path processors = root.resolve("sys/devices/system/cpu");
        try (Stream<Path> entries = Files.list(processors)) {
            final String names = entries.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> CPU.matcher(name).matches())
                    .flatMap(name -> lines("sys/devices/system/cpu/" + name + "/cpufreq/scaling_governor").stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? Optional.empty() : Optional.of(names);
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** When transparent huge pages are used: always, madvise or never. */
    Optional<String> hugePages() {
        return first("sys/kernel/mm/transparent_hugepage/enabled", CHOSEN);
    }

    /** What the kernel takes the time from. */
    Optional<String> clocksource() {
        return lines("sys/devices/system/clocksource/clocksource0/current_clocksource").stream()
                .findFirst();
    }

    /** Whether processors share cores. */
    Optional<Boolean> isSmt() {
        return lines("sys/devices/system/cpu/smt/active").stream().findFirst().map("1"::equals);
    }

    /** Processors that the control groups of this process allow, where they limit it: the least of all levels. */
    OptionalDouble quota() {
        return lines("proc/self/cgroup").stream()
                .map(GROUP::matcher)
                .filter(Matcher::matches)
                .flatMap(group -> quotas(group.group(1), group.group(2)))
                .mapToDouble(quota -> quota)
                .min();
    }

    private Stream<Double> quotas(String controllers, String group) {
        final Stream.Builder<Double> found = Stream.builder();
        for (Path level = Path.of(group); level != null; level = level.getParent()) {
            final String under = level.toString().substring(1);
            if (controllers.isEmpty()) {
                quota(lines("sys/fs/cgroup/" + under + "/cpu.max")).ifPresent(found);
            } else if (List.of(controllers.split(",")).contains("cpu")) {
                final String folder = "sys/fs/cgroup/cpu/" + under;
                final List<String> both = new ArrayList<>(lines(folder + "/cpu.cfs_quota_us"));
                both.addAll(lines(folder + "/cpu.cfs_period_us"));
                quota(List.of(String.join(" ", both))).ifPresent(found);
            }
        }
        return found.build();
    }

    /** A line of microseconds allowed and of how many; the first is {@code max} or negative without a limit. */
    private static Optional<Double> quota(List<String> lines) {
        final String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(" ");
        if (words.length != 2) {
            return Optional.empty();
        }
        final OptionalDouble allowed = number(words[0]);
        final OptionalDouble period = number(words[1]);
        return allowed.isEmpty() || allowed.getAsDouble() <= 0 || period.isEmpty() || period.getAsDouble() <= 0
                ? Optional.empty()
                : Optional.of(allowed.getAsDouble() / period.getAsDouble());
    }

    private Optional<String> first(String file, Pattern line) {
        return lines(file).stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(matcher -> matcher.group(1));
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException notThere) {
            return List.of();
        }
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Processor time since the start.
     *
     * @param all of everything, idling included
     * @param busy in which something ran here
     * @param stolen given to others by a hypervisor while something here was ready to run
     */
    record Ticks(long all, long busy, long stolen) {
        private static Optional<Ticks> parse(String numbers) {
            final String[] fields = numbers.strip().split(" +");
            if (fields.length <= STEAL) {
                return Optional.empty();
            }
            long sum = 0;
            for (int i = 0; i <= STEAL; i++) {
                sum += Long.parseLong(fields[i]);
            }
            final long idle = Long.parseLong(fields[IDLE]) + Long.parseLong(fields[WAITING_FOR_DEVICES]);
            final long stolen = Long.parseLong(fields[STEAL]);
            return Optional.of(new Ticks(sum, sum - idle - stolen, stolen));
        }
    }
}
