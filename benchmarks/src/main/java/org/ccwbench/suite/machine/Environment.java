package org.ccwbench.suite.machine;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a figure comes from. Times are only comparable when machine, JDK and fixtures are the same. What cannot be read
 * is left out, and then equals only what has left it out too.
 *
 * @param machine processor, processors, memory, kernel and its settings; by name
 * @param jdk version, vendor and VM; by name
 * @param jar version and SHA-256 of the jar; by name
 * @param fixtures SHA-256 of the programs and recordings in it; by name
 */
public record Environment(
        Map<String, String> machine, Map<String, String> jdk, Map<String, String> jar, Map<String, String> fixtures) {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final double KIB_A_GIB = 1 << 20;
    private static final int DIGEST_SHOWN = 12;
    private static final String DIGEST = "sha256";

    /** All parts must be there. */
    public Environment {
        if (machine == null || jdk == null || jar == null || fixtures == null) {
            throw new IllegalArgumentException("an environment needs machine, jdk, jar and fixtures");
        }
    }

    /** A part of it. */
    public enum Part {
        /** The machine and how it is set up. */
        MACHINE,
        /** The JDK that runs the suite. */
        JDK,
        /** The jar. */
        JAR,
        /** The programs and recordings. */
        FIXTURES;

        private Map<String, String> of(Environment environment) {
            return switch (this) {
                case MACHINE -> environment.machine;
                case JDK -> environment.jdk;
                case JAR -> environment.jar;
                case FIXTURES -> environment.fixtures;
            };
        }

        @Override
        public String toString() {
            return this == JDK ? name() : name().toLowerCase(Locale.ROOT);
        }
    }

    /** This machine, this JVM, this jar. Reads the whole jar. */
    public static Environment current() {
        return new Environment(machine(LinuxFiles.ofThisMachine()), jdkHere(), jarHere(), fixturesHere());
    }

    static Map<String, String> machine(LinuxFiles linux) {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", linux.processor().orElseGet(() -> System.getProperty("os.arch")));
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        put(facts, "smt", linux.isSmt().map(smt -> smt ? "on" : "off"));
        put(facts, "memory", linux.memoryKib().map(kib -> Math.round(kib / KIB_A_GIB) + " GiB"));
        facts.put(
                "system",
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ' '
                        + System.getProperty("os.arch"));
        put(facts, "governor", linux.governor());
        put(facts, "huge pages", linux.hugePages());
        put(facts, "clocksource", linux.clocksource());
        linux.quota().ifPresent(quota -> facts.put("quota", String.format(Locale.ROOT, "%.2f processors", quota)));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, Optional<String> value) {
        value.ifPresent(known -> facts.put(name, known));
    }

    private static Map<String, String> jdkHere() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", System.getProperty("java.runtime.version"));
        facts.put("vendor", System.getProperty("java.vendor"));
        facts.put("vm", System.getProperty("java.vm.name"));
        return facts;
    }

    private static Map<String, String> jarHere() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", Software.version().orElse("outside a jar"));
        facts.put(DIGEST, Software.jarDigest());
        return facts;
    }

    private static Map<String, String> fixturesHere() {
        return new LinkedHashMap<>(Map.of(DIGEST, Software.fixturesDigest()));
    }

    /**
     * An environment that was written with {@link #toJson}.
     *
     * @throws JsonParseException when it is none
     */
    public static Environment of(JsonElement json) {
        try {
            return Optional.ofNullable(GSON.fromJson(json, Environment.class))
                    .orElseThrow(() -> new JsonParseException("no environment"));
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonParseException("no environment", e);
        }
    }

    /** For {@link #of}. */
    public JsonElement toJson() {
        return GSON.toJsonTree(this);
    }

    /**
     * What parts differ in, in words such as {@code another machine (processors: 4 then, 2 now)}.
     *
     * @param then the older environment; this is the one now
     * @return a text for each part that differs; none when all agree
     */
    public List<String> differences(Environment then, Part... parts) {
        final List<String> different = new ArrayList<>();
        for (final Part part : parts) {
            final Map<String, String> before = part.of(then);
            final Map<String, String> now = part.of(this);
            final TreeSet<String> names = new TreeSet<>(before.keySet());
            names.addAll(now.keySet());
            names.removeIf(name -> shown(before.get(name)).equals(shown(now.get(name))));
            if (!names.isEmpty()) {
                final List<String> facts = names.stream()
                        .map(name -> name + ": " + shown(before.get(name)) + " then, " + shown(now.get(name)) + " now")
                        .toList();
                different.add(
                        (part == Part.FIXTURES ? "other " : "another ") + part + " (" + String.join("; ", facts) + ")");
            }
        }
        return different;
    }

    /** Whether times that were measured then and now may be set beside each other: {@link #differences} say why not. */
    public boolean isComparable(Environment then) {
        return differences(then, Part.MACHINE, Part.JDK, Part.FIXTURES).isEmpty();
    }

    private static String shown(String value) {
        return value == null ? "unknown" : value.matches("[0-9a-f]{64}") ? value.substring(0, DIGEST_SHOWN) : value;
    }

    /** A line for each part. */
    public List<String> describe() {
        return Arrays.stream(Part.values())
                .map(part -> part + ": " + describe(part))
                .toList();
    }

    /** A part in one line. */
    public String describe(Part part) {
        return part.of(this).entrySet().stream()
                .map(fact -> fact.getKey() + ' ' + shown(fact.getValue()))
                .reduce((left, right) -> left + ", " + right)
                .orElse("unknown");
    }
}
