package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A request's members are found, and its model is put in the place of the public one. */
public class SpliceBenchmark extends StepBenchmark {

    private static final byte[] MODEL = "\"upstream-model\"".getBytes(UTF_8);

    @Param({"200", "10240", "102400"})
    public int bytes = 200;

    private byte[] body = {};

    @Setup
    public void write() {
        String head = "{\"model\":\"small-1\",\"max_tokens\":500,\"messages\":[{\"role\":\"user\",\"content\":\"";
        String tail = "\"}],\"temperature\":0.5,\"stream\":false}";
        String words = "Is the gate open? ".repeat(bytes / 18 + 1);
        body = (head + words.substring(0, Math.max(0, bytes - head.length() - tail.length())) + tail).getBytes(UTF_8);
    }

    @Benchmark
    public byte[] splice() {
        return JsonSplice.of(JsonMembers.read(body)).set("model", MODEL).apply();
    }
}
