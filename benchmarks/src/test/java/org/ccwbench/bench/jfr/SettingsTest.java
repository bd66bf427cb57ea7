package org.ccwbench.bench.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.ccwbench.bench.Shape;
import org.ccwbench.bench.TableKind;
import org.ccwbench.bench.Workload;
import org.ccwbench.cp.ChannelProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two files of settings in the jar. */
class SettingsTest {
    private static final String[] OURS = {
        "ccw.Arena",
        "ccw.BenchmarkIteration",
        "ccw.Interrupt",
        "ccw.Pin",
        "ccw.PinnedPages",
        "ccw.Refusal",
        "ccw.StateChange",
        "ccw.Translate"
    };

    @ParameterizedTest
    @ValueSource(strings = {"ccw-default", "ccw-profile"})
    void shouldSwitchAllEventsOfThisProjectOn(String name) throws Exception {
        final Map<String, String> settings = settings(name);

        assertThat(settings.entrySet().stream()
                        .filter(setting -> setting.getKey().startsWith("ccw.")
                                && setting.getKey().endsWith("#enabled")
                                && setting.getValue().equals("true"))
                        .map(setting -> setting.getKey().replace("#enabled", ""))
                        .sorted())
                .containsExactly(OURS);
    }

    @ParameterizedTest
    @CsvSource({"ccw-default, 1024", "ccw-profile, 64"})
    void shouldRecordOneInSoMany(String name, String every) throws Exception {
        final Map<String, String> settings = settings(name);

        assertThat(List.of("ccw.Translate", "ccw.Pin", "ccw.StateChange", "ccw.Interrupt"))
                .allMatch(type -> settings.get(type + "#every").equals(every));
    }

    /** A misspelt setting is ignored by JFR without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"ccw-default", "ccw-profile"})
    void shouldUseOnlySettingsThatThereAre(String name) throws Exception {
        try (Workload workload = new Workload(Shape.DIRECT1, 1, TableKind.FLAT);
                ChannelProgram program = new ChannelProgram(workload.guest(), Workload.HOST_BASE)) {
            program.init(workload.orbs(), 0);
            program.prefetch();
        }
        new BenchmarkIterationEvent().commit();
        final Map<String, EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .collect(Collectors.toMap(EventType::getName, type -> type, (one, other) -> one));
        int compared = 0;
        for (final String setting : settings(name).keySet()) {
            final EventType type = types.get(setting.substring(0, setting.indexOf('#')));
            if (type != null) {
                compared++;
                assertThat(type.getSettingDescriptors())
                        .as(setting)
                        .anyMatch(descriptor -> setting.endsWith('#' + descriptor.getName()));
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void shouldMarkIterationsWithTheseFields() {
        final EventType type = EventType.getEventType(BenchmarkIterationEvent.class);

        assertThat(type.getName()).isEqualTo("ccw.BenchmarkIteration");
        assertThat(type.getFields())
                .extracting(field -> field.getTypeName() + ' ' + field.getName())
                .contains(
                        "java.lang.String benchmark",
                        "java.lang.String parameters",
                        "java.lang.String kind",
                        "int number");
        assertThat(type.getSettingDescriptors())
                .filteredOn(setting -> setting.getName().equals("enabled"))
                .allMatch(setting -> setting.getDefaultValue().equals("false"));
    }

    private static Map<String, String> settings(String name) throws Exception {
        try (InputStreamReader text = new InputStreamReader(
                SettingsTest.class.getResourceAsStream('/' + name + ".jfc"), StandardCharsets.UTF_8)) {
            return Configuration.create(text).getSettings();
        }
    }
}
