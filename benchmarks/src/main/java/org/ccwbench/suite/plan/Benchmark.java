package org.ccwbench.suite.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A benchmark of the jar.
 *
 * @param name of class and method, as JMH has it
 * @param mode of JMH, such as avgt
 * @param question what it answers
 * @param tags groups that it belongs to
 * @param parameters all values of each parameter
 * @param standard the values that the standard profile takes of them
 * @param effort how often it is measured when nobody says otherwise
 */
public record Benchmark(
        String name,
        String mode,
        String question,
        List<String> tags,
        Map<String, List<String>> parameters,
        Map<String, List<String>> standard,
        Effort effort) {
    private static final String ROOT = "org.ccwbench.bench.";

    /** Parameters that take other values than those that are listed. */
    private static final Set<String> OPEN = Set.of("irq", "subchannels", "arrivals", "mix");

    /** The name without what all of them begin with. */
    public String shortName() {
        return shortName(name);
    }

    /** A benchmark's name without what all of them begin with. */
    public static String shortName(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }

    /** Every combination of the values that a profile takes, with some parameters set to other values. */
    List<Map<String, String>> combinations(Profile profile, Map<String, List<String>> set) {
        List<Map<String, String>> all = List.of(Map.of());
        for (final Map.Entry<String, List<String>> parameter :
                (profile == Profile.FULL ? parameters : standard).entrySet()) {
            final List<Map<String, String>> longer = new ArrayList<>();
            for (final Map<String, String> combination : all) {
                for (final String value : set.getOrDefault(parameter.getKey(), parameter.getValue())) {
                    final Map<String, String> with = new LinkedHashMap<>(combination);
                    with.put(parameter.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    /** How many combinations of values a profile takes. */
    public int combinations(Profile profile) {
        return combinations(profile, Map.of()).size();
    }

    /** @throws PlanException when a parameter of this benchmark is set to a value that it cannot have */
    void check(Map<String, List<String>> set) {
        set.forEach((parameter, values) -> {
            final List<String> known = parameters.get(parameter);
            if (known != null && !OPEN.contains(parameter)) {
                values.stream()
                        .filter(value -> !known.contains(value))
                        .findFirst()
                        .ifPresent(value -> {
                            throw new PlanException("-p " + parameter + '=' + value + ": " + shortName() + " knows "
                                    + String.join(", ", known));
                        });
            }
        });
    }
}
