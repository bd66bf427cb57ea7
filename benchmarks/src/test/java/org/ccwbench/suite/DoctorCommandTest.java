package org.ccwbench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.ccwbench.suite.machine.Finding;
import org.ccwbench.suite.machine.Finding.Judgement;
import org.ccwbench.suite.machine.Fitness;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The doctor command, on machines that are made up. */
class DoctorCommandTest {
    private static final Finding GOOD = new Finding("steal", "0.0 %", "at most 2.0 %", Judgement.GOOD, "");
    private static final Finding BAD =
            new Finding("busy with other work", "90.0 %", "at most 50.0 %", Judgement.BAD, "end other work");

    private final Screen screen = Screen.ofPipe();

    private int run(List<Finding> findings, String... arguments) {
        return new CommandLine(new DoctorCommand(screen.terminal(), () -> new Fitness(findings))).execute(arguments);
    }

    @Test
    void shouldEndWithFit() {
        assertThat(run(List.of(GOOD))).isZero();
        assertThat(screen.out().lines().toList().get(0)).startsWith("machine  ");
        assertThat(screen.out().lines().skip(1))
                .containsExactly(
                        "reading  value  limit          judgement  what to do",
                        "steal    0.0 %  at most 2.0 %  good",
                        "FIT");
    }

    @Test
    void shouldEndWithUnfitAndTheReasons() {
        assertThat(run(List.of(GOOD, BAD))).isEqualTo(4);
        assertThat(screen.out().lines().toList().get(3))
                .isEqualTo("busy with other work  90.0 %  at most 50.0 %  BAD        end other work");
        assertThat(screen.lastLine()).isEqualTo("UNFIT: busy with other work 90.0 % (limit: at most 50.0 %)");
    }

    @Test
    void shouldPrintNothingButJsonWhenToldTo() {
        assertThat(run(List.of(BAD), "--json")).isEqualTo(4);

        final JsonObject json = JsonParser.parseString(screen.out()).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("fit", "reasons", "findings", "environment");
        assertThat(json.get("fit").getAsBoolean()).isFalse();
        assertThat(json.getAsJsonObject("environment").keySet()).containsExactly("machine", "jdk", "jar", "fixtures");
    }
}
