package io.tollgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A demo that was started.
 *
 * @param output what it has said
 */
record DemoRun(Process process, Path output) {

    private static final Pattern CURL =
            Pattern.compile("curl (\\S+) -H 'Authorization: Bearer (\\S+)' -H '[^']+' -d '(.*)'");

    String text() throws IOException {
        return Files.readString(output);
    }

    String line(String word) throws IOException {
        return text().lines().filter(line -> line.contains(word)).findFirst().orElseThrow();
    }

    /** What a person who pastes the printed line gets. */
    HttpResponse<String> call() throws Exception {
        return call("llama-3.3-70b");
    }

    HttpResponse<String> call(String model) throws Exception {
        Matcher curl = CURL.matcher(line("curl"));
        assertThat(curl.matches()).as(line("curl")).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(curl.group(1)))
                .header("Authorization", "Bearer " + curl.group(2))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(curl.group(3).replace("llama-3.3-70b", model)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    int end(String signal) throws Exception {
        signal(signal, process.pid());
        return await();
    }

    void killGateway() throws Exception {
        ProcessHandle gateway = process.children()
                .filter(child -> child.info().commandLine().orElse("").endsWith("tollgate.jar"))
                .findFirst()
                .orElseThrow();
        signal("KILL", gateway.pid());
    }

    int await() throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(text()).isTrue();
        return process.exitValue();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid).start().waitFor();
    }
}
