package org.ccwbench.suite;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Regression tests on translations: writes, reads, compares and accepts {@code .cp} files. */
@Command(
        name = "fixture",
        description = "Guards a translation: a readable file that says what a channel program translates to.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class FixtureCommand implements Runnable {

    private FixtureCommand() {}

    /** With its own commands. */
    static CommandLine with(Terminal terminal) {
        return new CommandLine(new FixtureCommand())
                .addSubcommand(new FixtureNewCommand(terminal))
                .addSubcommand(new FixtureCheckCommand(terminal))
                .addSubcommand(new FixtureShowCommand(terminal))
                .addSubcommand(new FixtureExplainCommand(terminal))
                .addSubcommand(new FixtureAcceptCommand(terminal, System.getenv()));
    }

    @Override
    public void run() {
        throw new UsageException("a command is missing behind fixture: new, check, show, explain or accept");
    }
}
