package org.ccwbench.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import org.ccwbench.cp.ChannelProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names, fields and units of all events, which recordings of others depend on: they are not changed lightly. */
class EventTypesTest {
    private static final List<String> COMMON = List.of("startTime", "duration", "eventThread", "stackTrace");
    private static final Map<String, EventType> TYPES = new TreeMap<>();

    @BeforeAll
    static void find() throws Exception {
        for (final String name : EventClasses.beside(ChannelProgram.class)) {
            final EventType type = EventType.getEventType(Class.forName(name).asSubclass(Event.class));
            TYPES.put(type.getName(), type);
        }
    }

    @Test
    void shouldHaveTheseNamesAndFields() {
        final Map<String, String> fields = new TreeMap<>();
        TYPES.forEach((name, type) -> fields.put(
                name,
                type.getFields().stream()
                        .filter(field -> !COMMON.contains(field.getName()))
                        .map(field -> field.getTypeName().replace("java.lang.", "") + ' ' + field.getName())
                        .collect(Collectors.joining(", "))));

        assertThat(fields)
                .containsOnly(
                        Map.entry(
                                "ccw.Translate",
                                "int segments, int ccws, int idaws, int pages, int result, String reason"),
                        Map.entry("ccw.Pin", "int pages, long lowest, long highest"),
                        Map.entry("ccw.Refusal", "String reason, int result, long gpa"),
                        Map.entry("ccw.StateChange", "String subchannel, String from, String event, String to"),
                        Map.entry(
                                "ccw.Interrupt",
                                "String subchannel, String kind, long intended, long delivered, long latency, "
                                        + "int overwritten"),
                        Map.entry("ccw.PinnedPages", "int programs, long pages"),
                        Map.entry("ccw.Arena", "int arenas, long taken, long fullest, long capacity"));
    }

    @Test
    void shouldHaveUnits() {
        final Map<String, String> units = new TreeMap<>();
        TYPES.forEach((name, type) -> type.getFields().stream()
                .filter(field -> !COMMON.contains(field.getName()) && field.getContentType() != null)
                .forEach(field -> units.put(name + '.' + field.getName(), unit(field))));

        assertThat(units)
                .containsOnly(
                        Map.entry("ccw.Pin.lowest", "MemoryAddress"),
                        Map.entry("ccw.Pin.highest", "MemoryAddress"),
                        Map.entry("ccw.Refusal.gpa", "MemoryAddress"),
                        Map.entry("ccw.Interrupt.intended", "Timespan NANOSECONDS"),
                        Map.entry("ccw.Interrupt.delivered", "Timespan NANOSECONDS"),
                        Map.entry("ccw.Interrupt.latency", "Timespan NANOSECONDS"),
                        Map.entry("ccw.Arena.taken", "DataAmount BYTES"),
                        Map.entry("ccw.Arena.fullest", "DataAmount BYTES"),
                        Map.entry("ccw.Arena.capacity", "DataAmount BYTES"));
    }

    @Test
    void shouldBeOffAndWithoutStackTraceUnlessARecordingSaysOtherwise() {
        assertThat(TYPES.values())
                .allSatisfy(type -> assertThat(type.getSettingDescriptors())
                        .filteredOn(setting -> List.of("enabled", "stackTrace").contains(setting.getName()))
                        .isNotEmpty()
                        .allMatch(setting -> setting.getDefaultValue().equals("false")));
    }

    @Test
    void shouldBeSampledWhereTheyComeWithEveryProgramOrInterruption() {
        assertThat(TYPES.values())
                .filteredOn(type -> type.getSettingDescriptors().stream()
                        .anyMatch(setting -> setting.getName().equals("every")))
                .extracting(EventType::getName)
                .containsExactly("ccw.Interrupt", "ccw.Pin", "ccw.StateChange", "ccw.Translate");
    }

    @Test
    void shouldAllBeLabelledAndDescribedUnderChannelIo() {
        assertThat(TYPES.values()).allSatisfy(type -> {
            assertThat(type.getLabel()).isNotEmpty();
            assertThat(type.getDescription()).isNotEmpty();
            assertThat(type.getCategoryNames()).hasSize(2).startsWith("Channel I/O");
            assertThat(type.getFields()).allMatch(field -> field.getLabel() != null);
        });
    }

    private static String unit(ValueDescriptor field) {
        return field.getAnnotationElements().stream()
                .filter(element -> element.getTypeName().equals(field.getContentType()))
                .map(EventTypesTest::unit)
                .findFirst()
                .orElseThrow();
    }

    private static String unit(AnnotationElement element) {
        final String name = element.getTypeName().replace("jdk.jfr.", "");
        return element.hasValue("value") ? name + ' ' + element.getValue("value") : name;
    }
}
