package io.tollgate.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request's members are found, and its model is put in the place of the public one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpliceBenchmark {

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
