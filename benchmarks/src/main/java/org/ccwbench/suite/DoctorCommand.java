package org.ccwbench.suite;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.ccwbench.suite.machine.Environment;
import org.ccwbench.suite.machine.Finding;
import org.ccwbench.suite.machine.Fitness;
import org.ccwbench.suite.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether times that are measured on this machine mean something, and what to do when not. */
@Command(
        name = "doctor",
        description = "Looks at this machine for about 5 seconds and says whether it is fit for measuring times.",
        footer = {
            "",
            "busy with other work: processor time of all cores that something else used meanwhile; waiting for a"
                    + " core: time in which something was ready and had to wait; steal: processor time that a"
                    + " hypervisor gave to others; hiccup: how late a thread wakes up that has nothing to do. What was"
                    + " before does not count; the load average, of the last minute, is told and decides nothing. What"
                    + " the machine does not tell is unknown and no reason to be unfit. Counters, allocations and"
                    + " translations are right on any machine.",
            "Exit code 0 when it is fit, 4 when it is not."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final List<String> COLUMNS = List.of("reading", "value", "limit", "judgement", "what to do");

    private final Terminal terminal;
    private final Supplier<Fitness> examination;

    @Option(names = "--json", description = "Prints JSON: what the table says, and the environment.")
    private boolean json;

    DoctorCommand(Terminal terminal) {
        this(terminal, () -> Fitness.over(TIME));
    }

    DoctorCommand(Terminal terminal, Supplier<Fitness> examination) {
        this.terminal = terminal;
        this.examination = examination;
    }

    @Override
    public Integer call() {
        if (!json) {
            terminal.out().println("machine  " + Machine.describe());
            terminal.out().flush();
        }
        final Fitness fitness = examination.get();
        if (json) {
            printJson(fitness);
        } else {
            print(fitness);
        }
        return fitness.isFit() ? ExitCode.OK : ExitCode.UNDECIDED;
    }

    private void print(Fitness fitness) {
        final List<List<Object>> rows =
                fitness.findings().stream().map(DoctorCommand::row).toList();
        new Table(COLUMNS, rows, List.of()).print(terminal.out(), rows.size());
        terminal.out().println(fitness.isFit() ? terminal.good(fitness.summary()) : terminal.bad(fitness.summary()));
    }

    private static List<Object> row(Finding finding) {
        return List.of(
                finding.reading(),
                finding.value(),
                finding.limit(),
                finding.judgement().toString(),
                finding.advice());
    }

    private void printJson(Fitness fitness) {
        final JsonObject all = fitness.toJson().getAsJsonObject();
        all.add("environment", Environment.current().toJson());
        terminal.out()
                .println(new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(all));
    }
}
