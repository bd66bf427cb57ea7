package org.ccwbench.suite.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A headless Chromium with one page, through its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 900;
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final List<JsonObject> seen = new ArrayList<>();

    private Browser(Process process) throws IOException {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process)), new Listener())
                .join();
        final String target = send("", "Target.createTarget", "{'url': 'about:blank'}")
                .get("targetId")
                .getAsString();
        session = send("", "Target.attachToTarget", "{'targetId': '" + target + "', 'flatten': true}")
                .get("sessionId")
                .getAsString();
        for (final String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", "{}");
        }
        call(
                "Emulation.setDeviceMetricsOverride",
                "{'width': " + WIDTH + ", 'height': " + HEIGHT + ", 'deviceScaleFactor': 1, 'mobile': false}");
    }

    /** Where it is installed, if it is. */
    static Optional<Path> executable() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one that knows nothing and asks nobody. */
    static Browser start(Path executable, Path profile) throws IOException {
        return new Browser(new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static String address(Process process) throws IOException {
        final BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        final List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            final Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                final Thread rest = new Thread(() -> lines.lines().forEach(ignored -> {}), "browser");
                rest.setDaemon(true);
                rest.start();
                return listening.group(1);
            }
        }
        throw new IOException("the browser ended at once:\n" + String.join("\n", said));
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                final JsonObject message =
                        JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                if (message.has("id")) {
                    Optional.ofNullable(answers.remove(message.get("id").getAsInt()))
                            .ifPresent(answer -> answer.complete(message));
                } else {
                    events.add(message);
                }
            }
            from.request(1);
            return null;
        }
    }

    private JsonObject send(String to, String method, String parameters) {
        final int id = calls.incrementAndGet();
        final JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", JsonParser.parseString(parameters));
        if (!to.isEmpty()) {
            message.addProperty("sessionId", to);
        }
        final CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        final JsonObject answered =
                answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.getAsJsonObject("result");
    }

    /** Calls a method of the protocol. */
    JsonObject call(String method, String parameters) {
        return send(session, method, parameters);
    }

    /** Opens a file and waits until it is there. */
    void open(Path file, boolean isDark, boolean hasScripts) throws InterruptedException {
        seen.clear();
        call(
                "Emulation.setEmulatedMedia",
                "{'features': [{'name': 'prefers-color-scheme', 'value': '" + (isDark ? "dark" : "light") + "'}]}");
        call("Emulation.setScriptExecutionDisabled", "{'value': " + !hasScripts + "}");
        call("Page.navigate", "{'url': '" + file.toUri() + "'}");
        while (!isLast("Page.loadEventFired")) {
            final JsonObject event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("the page does not load");
            }
            seen.add(event);
        }
        drawn();
    }

    private boolean isLast(String method) {
        return !seen.isEmpty() && method(seen.get(seen.size() - 1)).equals(method);
    }

    private static String method(JsonObject event) {
        return event.get("method").getAsString();
    }

    /** Waits until what scripts have done so far can be seen. */
    private void drawn() {
        call("Page.captureScreenshot", "{'format': 'jpeg', 'quality': 1}");
    }

    private Stream<JsonObject> seen(String method) {
        final List<JsonObject> more = new ArrayList<>();
        events.drainTo(more);
        seen.addAll(more);
        return seen.stream()
                .filter(event -> method(event).equals(method))
                .map(event -> event.getAsJsonObject("params"));
    }

    /** What the page has complained about since it was opened. */
    List<String> complaints() {
        return Stream.of(seen("Runtime.exceptionThrown"), seen("Log.entryAdded"), seen("Runtime.consoleAPICalled"))
                .flatMap(all -> all)
                .map(JsonObject::toString)
                .toList();
    }

    /** What it has asked for, but for itself and what it holds. */
    List<String> requests(Path page) {
        return seen("Network.requestWillBeSent")
                .map(event -> event.getAsJsonObject("request").get("url").getAsString())
                .filter(url -> !url.equals(page.toUri().toString()) && !url.startsWith("data:"))
                .toList();
    }

    /** The value of an expression. */
    JsonElement value(String expression) {
        final JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        final JsonObject answer = call("Runtime.evaluate", parameters.toString());
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.getAsJsonObject("result").get("value");
    }

    /** The part of the page that an element takes, the first or another one that a selector finds. */
    BufferedImage picture(String selector, int index) throws IOException {
        final JsonArray box = value("(() => { const box = document.querySelectorAll(" + quoted(selector) + ")[" + index
                        + "].getBoundingClientRect(); return [box.x + scrollX, box.y + scrollY, box.width, box.height];"
                        + " })()")
                .getAsJsonArray();
        final String clip = String.format(
                "{'format': 'png', 'captureBeyondViewport': true,"
                        + " 'clip': {'x': %s, 'y': %s, 'width': %s, 'height': %s, 'scale': 1}}",
                box.get(0), box.get(1), box.get(2), box.get(3));
        final String png = call("Page.captureScreenshot", clip).get("data").getAsString();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    /** How many elements a selector finds. */
    int count(String selector) {
        return value("document.querySelectorAll(" + quoted(selector) + ").length")
                .getAsInt();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    /** Asks it to end, so that it takes its temporary files along; one that does not is killed. */
    @Override
    public void close() {
        try {
            socket.sendText("{\"id\": " + calls.incrementAndGet() + ", \"method\": \"Browser.close\"}", true)
                    .join();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.abort();
    }
}
