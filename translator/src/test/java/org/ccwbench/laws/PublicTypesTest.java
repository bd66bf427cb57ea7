package org.ccwbench.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ccwbench.cp.ChannelProgram;
import org.ccwbench.fixtures.Translator;
import org.junit.jupiter.api.Test;

/**
 * What each package shows. A package has one door and as little beside it as its callers need; another public type is a
 * decision, and is made here.
 */
class PublicTypesTest {
    private static final String PROJECT = "org.ccwbench.";

    @Test
    void shouldShowTheseTypesOfTheTranslator() throws Exception {
        assertThat(PublicTypes.beside(ChannelProgram.class))
                .containsOnly(
                        types("jfr", "Every Rate Sampler"),
                        types("arch", "Ccw0 Ccw1 ConditionCode Crw Erw Esw Idaw Irb Orb Pmcw Schib Scsw"),
                        types("memory", "BigEndian Errno GuestMemory GuestStorage HostArena PageTable PinList"),
                        types("cp", "ChannelProgram HostProgram Limits Reason"),
                        types(
                                "kernel",
                                "EventFd Files Kernel Messages RateLimit SpinLock Uevents Waiter Work WorkQueue"),
                        types(
                                "css",
                                "ChannelPath CssBus CssDevice CssDriver Fault ImmediateDevice Instruction "
                                        + "InterruptQueue PathEvent StartFunction Subchannel SubchannelId"),
                        types(
                                "vfio",
                                "EnableAt Event Ioctls MdevParent Programs Regions State Trace VfioCcwDevice "
                                        + "VfioCcwDriver"),
                        types(
                                "check",
                                "ChannelProgramTranslator ProgramExecution ScenarioCheck ScenarioOutcome StatedGuest"),
                        types("check.reference", "ReferenceTranslator"));
    }

    @Test
    void shouldShowTheseTypesOfTheFixtures() throws Exception {
        assertThat(PublicTypes.beside(Translator.class))
                .containsOnly(
                        types(
                                "fixtures",
                                "Answer Difference Errno Expectation Fixtures HostProgram PageRange ProgramBlessing "
                                        + "ProgramCheck ProgramFile ProgramInput ProgramParser ProgramPrinter "
                                        + "ProgramSyntaxException ResultLine Translator"),
                        types(
                                "fixtures.corpus",
                                "AnswerComparison Corpus CorpusCheck CorpusException CorpusOutcome Difference "
                                        + "HerculesCheck HerculesOutcome Part RecordedCase Scenario "
                                        + "ScenarioStep Scenarios"),
                        types(
                                "fixtures.channel",
                                "Channel ChannelSubsystem DataPath Device Irb Orb Scsw SparseStorage Storage "
                                        + "SubchannelStatus Trace Transfer UnitStatus"),
                        types(
                                "fixtures.device",
                                "CkdDisk CkdFileImage CkdRecord Console DiskImage ImageException MemoryDiskImage "
                                        + "RecordedDevices ScriptedDevice Tape TrackAddress"),
                        types(
                                "fixtures.gen",
                                "GuestCcw GuestOrb GuestProgram GuestSegment GuestStorage Minimiser Mix "
                                        + "ProgramGenerator"));
    }

    private static Map.Entry<String, List<String>> types(String name, String types) {
        return Map.entry(PROJECT + name, List.of(types.split(" ")));
    }
}
