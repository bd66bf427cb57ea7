package org.ccwbench.suite.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonElement;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report as a browser shows it. Without Chromium there is nothing to test with; but where CI is set that is a
 * failure. With the system property {@code report.pictures} every picture is kept in the directory that it names.
 */
class ReportInBrowserTest {
    private static final String ABSENT =
            "the report is tested in a browser, and there is none: apt-get install -y chromium";
    private static final double LEAST_INK = 0.005;
    private static final int LEAST_COLOURS = 8;

    @TempDir
    private static Path folder;

    private static Path page;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        final Optional<Path> executable = Browser.executable();
        if (executable.isEmpty() && System.getenv("CI") != null) {
            fail(ABSENT);
        }
        if (executable.isEmpty()) {
            System.out.println("Skipped: " + ABSENT);
            abort(ABSENT);
        }
        page = folder.resolve("report.html");
        SampleReport.whole(folder).write(page);
        browser = Browser.start(executable.orElseThrow(), folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest(name = "dark={0}")
    @ValueSource(booleans = {false, true})
    void shouldOpenWithoutAComplaintAndWithoutAskingForAnything(boolean isDark) throws Exception {
        browser.open(page, isDark, true);

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests(page)).isEmpty();
        assertThat(browser.count("section")).isEqualTo(SampleReport.FIGURES);
    }

    @ParameterizedTest(name = "dark={0}")
    @ValueSource(booleans = {false, true})
    void shouldShowSomethingInEveryPicture(boolean isDark) throws Exception {
        browser.open(page, isDark, true);
        final List<String> blank = new ArrayList<>();

        int pictures = 0;
        for (final String selector : List.of(".picture:not(.scripted)", ".live .u-wrap")) {
            for (int i = 0; i < browser.count(selector); i++) {
                final BufferedImage picture = browser.picture(selector, i);
                keep(picture, (isDark ? "dark-" : "light-") + selector.replaceAll("\\W+", "") + i);
                if (isBlank(picture)) {
                    blank.add(selector + " " + i);
                }
                pictures++;
            }
        }

        assertThat(blank).isEmpty();
        assertThat(pictures).isGreaterThanOrEqualTo(SampleReport.PICTURES);
    }

    @Test
    void shouldBeDarkOnlyForThoseWhoLikeItDark() throws Exception {
        browser.open(page, false, true);
        final int light = browser.picture("header", 0).getRGB(1, 1) & 0xff;
        browser.open(page, true, true);
        final int dark = browser.picture("header", 0).getRGB(1, 1) & 0xff;

        assertThat(light).isGreaterThan(0xe0);
        assertThat(dark).isLessThan(0x40);
    }

    @Test
    void shouldHaveTablesAndPicturesWithoutScripts() throws Exception {
        browser.open(page, false, false);

        assertThat(browser.count(".live")).isZero();
        assertThat(browser.count("details table")).isGreaterThanOrEqualTo(SampleReport.FIGURES);
        assertThat(browser.count(".picture svg")).isGreaterThanOrEqualTo(SampleReport.PICTURES);
        assertThat(visible(".picture svg")).isEqualTo(browser.count(".picture svg"));
        for (int i = 0; i < browser.count(".picture"); i++) {
            assertThat(isBlank(browser.picture(".picture", i)))
                    .as("picture " + i)
                    .isFalse();
        }
    }

    @Test
    void shouldReplaceAPictureByOneToZoomIn() throws Exception {
        browser.open(page, false, true);

        assertThat(browser.count(".live canvas")).isPositive().isEqualTo(browser.count("[data-plot]"));
        assertThat(visible(".still svg")).isZero();
    }

    @ParameterizedTest(name = "dark={0}")
    @ValueSource(booleans = {false, true})
    void shouldNotWriteOneTextOverAnother(boolean isDark) throws Exception {
        browser.open(page, isDark, false);
        final JsonElement overlapping = browser.value("""
                [...document.querySelectorAll("svg")].flatMap(svg => {
                  const texts = [...svg.querySelectorAll("text")]
                    .map(text => [text.textContent, text.getBoundingClientRect()]);
                  const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
                    && a.top < b.bottom - 4 && b.top < a.bottom - 4;
                  return texts.flatMap(([left, a], i) => texts.slice(i + 1)
                    .filter(([, b]) => overlap(a, b))
                    .map(([right]) => svg.querySelector("title").textContent + ": " + left + " / " + right));
                })
                """);

        assertThat(overlapping.getAsJsonArray()).isEmpty();
    }

    @Test
    void shouldKeepTextsInsideTheirPictures() throws Exception {
        browser.open(page, false, false);
        final JsonElement outside = browser.value("""
                [...document.querySelectorAll("svg")].flatMap(svg => {
                  const box = svg.getBoundingClientRect();
                  return [...svg.querySelectorAll("text")].filter(text => {
                    const own = text.getBoundingClientRect();
                    return own.left < box.left - 1 || own.right > box.right + 1 || own.bottom > box.bottom + 1;
                  }).map(text => svg.querySelector("title").textContent + ": " + text.textContent);
                })
                """);

        assertThat(outside.getAsJsonArray()).isEmpty();
    }

    private static int visible(String selector) {
        return browser.value("[...document.querySelectorAll('" + selector
                        + "')].filter(one => one.getBoundingClientRect().height > 20).length")
                .getAsInt();
    }

    /** Nearly all of it has one colour. */
    private static boolean isBlank(BufferedImage picture) {
        final int ground = picture.getRGB(0, 0);
        final long pixels = (long) picture.getWidth() * picture.getHeight();
        long ink = 0;
        final Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                final int colour = picture.getRGB(x, y);
                colours.add(colour);
                ink += colour == ground ? 0 : 1;
            }
        }
        return ink < LEAST_INK * pixels || colours.size() < LEAST_COLOURS;
    }

    private static void keep(BufferedImage picture, String name) throws IOException {
        final String kept = System.getProperty("report.pictures");
        if (kept != null) {
            Files.createDirectories(Path.of(kept));
            ImageIO.write(picture, "png", Path.of(kept, name + ".png").toFile());
        }
    }
}
