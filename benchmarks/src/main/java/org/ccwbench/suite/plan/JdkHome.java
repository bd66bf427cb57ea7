package org.ccwbench.suite.plan;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK to measure with.
 *
 * @param java its java command
 * @param version such as 17.0.15+6
 * @param vendor who built it
 * @param vm the name of its VM
 */
public record JdkHome(String java, String version, String vendor, String vm) {
    private static final int OLDEST = 17;
    private static final String COMMAND = "bin/java";

    /** The one that runs the suite. */
    public static JdkHome current() {
        return new JdkHome(
                Path.of(System.getProperty("java.home")).resolve(COMMAND).toString(),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vendor"),
                System.getProperty("java.vm.name"));
    }

    /**
     * Asks the JDK of a directory, or a java command, who it is.
     *
     * @throws PlanException when there is none, or it is too old
     */
    public static JdkHome at(Path path) {
        final Path java = Files.isDirectory(path) ? path.resolve(COMMAND) : path;
        if (!Files.isExecutable(java) || Files.isDirectory(java)) {
            throw new PlanException(path + ": there is no JDK; give its directory, which has bin/java in it");
        }
        final String told = ask(java);
        final JdkHome jdk = new JdkHome(
                java.toAbsolutePath().normalize().toString(),
                property(told, "java.runtime.version", path),
                property(told, "java.vendor", path),
                property(told, "java.vm.name", path));
        if (Integer.parseInt(property(told, "java.specification.version", path).replaceFirst("^1\\.", "")) < OLDEST) {
            throw new PlanException(path + ": JDK " + jdk.version + " is too old; " + OLDEST + " or newer is needed");
        }
        return jdk;
    }

    private static String ask(Path java) {
        try {
            final Process process = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .start();
            final String told = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            process.waitFor();
            return told;
        } catch (IOException e) {
            throw new PlanException(java + ": cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlanException(java + ": interrupted while it was asked for its version");
        }
    }

    private static String property(String told, String name, Path path) {
        final Matcher property = Pattern.compile("^ *" + Pattern.quote(name) + " = (.*)$", Pattern.MULTILINE)
                .matcher(told);
        return Optional.of(property)
                .filter(Matcher::find)
                .map(found -> found.group(1).strip())
                .orElseThrow(() -> new PlanException(path + ": does not say which JDK it is"));
    }

    /** Version and vendor. */
    @Override
    public String toString() {
        return "JDK " + version + " (" + vendor + ')';
    }
}
