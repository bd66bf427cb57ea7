package org.ccwbench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code .cp} files for the commands. */
final class Programs {
    static final String GOOD = """
            ; One aligned page.

            -- orb --
            fmt=1 pfch=1 c64=1 lpm=80 cpa=001000

            -- guest --
            001000  ccw1   02,003000,0,1000

            -- pages --
            001000 -> 7f0001000
            003000 -> 7f0003000

            -- host --
            seg0:     ccw1   02,idal0.0,IDA,1000
            idal0.0:  idaw2  00000007f0003000

            -- result --
            rc=0 segments=1 ccws=1 idaws=1 pins=1
            """;

    /** Two fields are not what they are expected to be. */
    static final String WRONG =
            GOOD.replace("idaw2  00000007f0003000", "idaw2  00000007f0004000").replace("pins=1", "pins=2");

    static final String REFUSED = """
            ; The data page is not mapped.

            -- orb --
            fmt=1 pfch=1 c64=1 lpm=80 cpa=001000

            -- guest --
            001000  ccw1   02,003000,0,1000

            -- pages --
            001000 -> 7f0001000

            -- result --
            rc=-EINVAL reason=PAGE_UNMAPPED at=003000
            """;

    private Programs() {}

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
