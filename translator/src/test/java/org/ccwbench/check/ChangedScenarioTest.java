package org.ccwbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.ccwbench.fixtures.corpus.Scenario;
import org.ccwbench.fixtures.corpus.Scenarios;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the replay compares, it notices when the recording has another value there. */
class ChangedScenarioTest {
    private static String recording;

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        try (InputStream packed = Scenarios.class.getResourceAsStream("/corpora/linux-driver/scenarios.json.gz")) {
            recording = new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            busy-while-pending                | WRITE 124 0                | WRITE -1 EBUSY             | result
            busy-while-pending                | WRITE -1 EBUSY             | WRITE -1 EAGAIN            | result
            busy-while-pending                | ASYNC halt -1 EBUSY        | ASYNC halt 8 0             | result
            async-bad-command                 | ASYNC other -1 EINVAL      | ASYNC other 8 0            | result
            busy-while-pending                | hold_irq 0 rc 0            | hold_irq 0 rc -1           | result
            forced-ssch-cc1                   | force cc 1 rc 0            | force cc 1 rc -22          | result
            forced-ssch-cc1                   | force cc 1                 | force cc 3                 | result
            busy-while-pending                | ret_code -16               | ret_code -11               | return code
            busy-while-pending                | irb 03804007               | irb 03802007               | status word 0
            busy-while-pending                | irb 03804007               | irb 03004007               | status word 0
            busy-while-pending                | irb 03804007               | irb 03804005               | status word 0
            busy-while-pending                | irb 03804007               | irb 03804087               | status word 0
            clear-while-pending               | irb 03801007               | irb 03801006               | status word 0
            halt-while-idle                   | irb 03802001               | irb 03802011               | status word 0
            busy-while-pending                | 000010080c00               | 000010100c00               | CCW address
            halt-while-idle                   | 026645d004                 | 0000100804                 | CCW address
            busy-while-pending                | 0c00000000800000           | 0c00000000800100           | ESW
            busy-while-pending | 0c0000000080000000 | 0c0000000080000080 | rest of the IRB
            busy-while-pending                | EVENT io 1                 | EVENT io 2                 | signals
            unbind-while-open                 | EVENT req 1                | EVENT req 2                | signals
            two-writers                       | EVENT io 1081              | EVENT io 1080              | signals
            two-writers                       | ok 566                     | ok 567                     | signals
            two-writers                       | EAGAIN 5215 EIO 0          | EAGAIN 5215 EIO 1          | results but
            chpid-vary                        | SCHIB 015a0400188          | SCHIB 015a0500188          | PMCW word 0
            chpid-vary                        | 18811001                   | 18011001                   | PMCW word 1
            chpid-vary                        | 18811001                   | 20811001                   | PMCW word 1
            chpid-vary                        | 18811001800080             | 18811001000080             | PMCW word 2
            chpid-vary                        | 103800000026               | 003800000026               | PMCW word 6
            busy-while-pending                | 103804007                  | 103804004                  | status word 0
            suspended-program                 | 103804020                  | 103804000                  | status word 0
            chpid-vary                        | crw 00000000 event 0       | crw 04060000 event 0       | channel report
            chpid-vary                        | crw 00000000 event 0       | crw 00000000 event 1       | signals
            injected-crw-subchannel           | CRW read 8                 | CRW read -5                | result
            injected-crw-subchannel           | 0001' rc 0                 | 0001' rc -22               | result
            create-open-again                 | bind                       | unbind                     | uevent 4
            create-open-again                 | vfio-dev/vfio0             | vfio-dev/vfio1             | uevent 3
            create-open-again                 | DRIVER=vfio_ccw_mdev       | DRIVER=vfio_ccw            | uevent 4
            create-open-again                 | DEVNAME=vfio/0             | DEVNAME=vfio/1             | uevent 2
            unbind-while-open                 | MDEV_STATE=un              | MDEV_STATE=                | uevent 5
            busy-while-pending                | state=2 event=1            | state=1 event=1            | trace event 1
            busy-while-pending                | state=4 event=3            | state=4 event=2            | trace event 3
            busy-while-pending                | command=0x1 errno=-16      | command=0x2 errno=-16      | trace event 4
            busy-while-pending                | command=0x1 errno=-16      | command=0x1 errno=0        | trace event 4
            busy-while-pending                | 0.0.0001 state=4 event=3   | 0.0.0004 state=4 event=3   | trace event 3
            io-region-function-bits           | fctl=0x2                   | fctl=0x1                   | trace event
            io-region-function-bits           | errno=-95                  | errno=-22                  | trace event
            forced-ssch-cc1                   | info=cp fsm_io_helper      | info=cp prefetch           | trace event 2
            chpid-vary                        | mask=0x80                  | mask=0x40                  | trace event 1
            chpid-vary                        | mask=0x80 event=3          | mask=0x80 event=1          | trace event 1
            reset                             | idle rc 0                  | idle rc -22                | result
            reset                             | held: rc 0                 | held: rc -22               | result
            irq-set-forms                     | by hand rc 0               | by hand rc -22             | result
            irq-set-forms                     | mask rc -22                | mask rc 0                  | result
            irq-set-forms                     | index 3                    | index 2                    | result
            irq-set-forms                     | no eventfd: rc 0           | no eventfd: rc -9          | result
            irq-set-forms                     | bad fd: rc -9              | bad fd: rc 0               | result
            irq-set-forms                     | fd -2: rc -22              | fd -2: rc -9               | result
            region-access-sizes               | 12 bytes at 0: 12 0        | 12 bytes at 0: -1 EBUSY    | result
            region-access-sizes               | at 122: -1 EINVAL          | at 120: -1 EINVAL          | result
            region-access-sizes               | read region 9              | read region 1              | result
            region-access-sizes               | schib region: -1 EINVAL    | schib region: 52 0         | result
            region-access-sizes               | 8 0 0000000000000000       | 8 0 0406000000000000       | bytes
            region-access-sizes               | read 53 of                 | read 52 of                 | result
            region-access-sizes               | pointer: -1 EFAULT         | pointer: 124 0             | result
            chpid-vary                        | vary off rc 0              | vary off rc -19            | result
            second-mdev                       | rc -87                     | rc 0                       | result
            second-mdev                       | Non-QDIO                   | QDIO                       | name
            second-mdev                       | api=vfio-ccw               | api=vfio-ap                | device_api
            second-mdev | instances=0 | instances=1 | available_instances
            open-twice                        | device fd given            | device fd EBUSY            | result
            close-while-pending               | open again rc 0            | open again rc -22          | result
            create-open-again                 | create rc 0                | create rc -17              | result
            create-open-again                 | size 200000 rc 0           | size 200000 rc -17         | result
            create-open-again                 | device rc 0                | device rc -22              | result
            unbind-while-open                 | returned 0                 | returned -16               | result
            unbind-while-open                 | DRIVER 0.0.0001 (none)     | DRIVER 0.0.0001 vfio_ccw   | driver
            bind-create-open-third-time       | bind rc 0                  | bind rc -16                | result
            forced-ssch-cc2                   | chain 1000 len 1           | chain 1000 len 2           | spied line 1
            forced-ssch-cc2                   | hccw 0 e424                | hccw 0 e420                | spied line 2
            forced-ssch-cc2                   | pages 1                    | pages 2                    | spied line 2
            forced-ssch-cc2                   | pin 120000                 | pin 121000                 | spied line 3
            forced-ssch-cc2                   | 0 000000001fdb7000         | 0 000000001fdb7008         | spied line 4
            forced-ssch-cc2                   | orb 015a0400               | orb 015a0500               | spied line 5
            forced-ssch-cc2                   | orb 015a040000c28000       | orb 015a040000c2c000       | spied line 5
            forced-ssch-cc2                   | forced_cc 2                | forced_cc 1                | spied line 5
            """)
    void shouldNoticeAChangedValue(String name, String recorded, String changed, String field) throws IOException {
        final ScenarioOutcome outcome = ScenarioCheck.run(List.of(changed(name, recorded, changed)), 1);

        assertThat(outcome.isAgreed()).isFalse();
        assertThat(outcome.differing().get(0).differences())
                .anySatisfy(difference -> assertThat(difference.field()).contains(", " + field));
    }

    /** The scenario with a change in the first line that has the recorded text. */
    private Scenario changed(String name, String recorded, String changed) throws IOException {
        final int from = recording.indexOf("\"scenario/" + name + '"');
        final int at = recording.indexOf(recorded, from);
        final int to = recording.indexOf("\"name\"", from);
        assertThat(at).as(recorded).isBetween(from, to < 0 ? recording.length() : to);
        final int end = recording.indexOf('\n', at);
        final String line = recording.substring(at, end).replace(recorded, changed);
        final Path file = Files.writeString(
                folder.resolve("changed.json"), recording.substring(0, at) + line + recording.substring(end));
        return Scenarios.ofFile(file).read().stream()
                .filter(scenario -> scenario.name().equals("scenario/" + name))
                .findFirst()
                .orElseThrow();
    }
}
