package org.ccwbench.bench;

import java.util.List;

/**
 * What a JVM must be told that runs a benchmark. Agrona and Chronicle Bytes reach into java.base, and a manifest counts
 * only for {@code java -jar}, not for the JVMs that JMH starts.
 */
public final class JvmFlags {
    /** JDK 17 does not know all of the flags. */
    public static final String IGNORE_UNKNOWN = "-XX:+IgnoreUnrecognizedVMOptions";

    /** Agrona's raw memory. */
    public static final String EXPORT_MISC = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";

    /** Chronicle Bytes' cleaners. */
    public static final String EXPORT_REF = "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED";

    /** Chronicle Bytes' files. */
    public static final String EXPORT_CHANNELS = "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED";

    /** Chronicle Bytes' mapped files. */
    public static final String OPEN_CHANNELS = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED";

    /** Chronicle Bytes' mapped files. */
    public static final String OPEN_REFLECTION = "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED";

    /** Native libraries without a warning. */
    public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** {@code sun.misc.Unsafe}, which JMH and Chronicle Bytes use, without a warning; of JDK 23 and newer. */
    public static final String UNSAFE_MEMORY = "--sun-misc-unsafe-memory-access=allow";

    private JvmFlags() {}

    /** All of them. */
    public static List<String> all() {
        return List.of(
                IGNORE_UNKNOWN,
                EXPORT_MISC,
                EXPORT_REF,
                EXPORT_CHANNELS,
                OPEN_CHANNELS,
                OPEN_REFLECTION,
                NATIVE_ACCESS,
                UNSAFE_MEMORY);
    }
}
