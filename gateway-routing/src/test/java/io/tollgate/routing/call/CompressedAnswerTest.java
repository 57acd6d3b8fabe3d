package io.tollgate.routing.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A provider that compresses its answers though nobody asked for it. */
class CompressedAnswerTest {

    private static final byte[] ANSWER = zipped("{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}");

    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                accepted.add(String.valueOf(request.requestHeaders().get("accept-encoding")));
                return response.header("content-type", "application/json")
                        .header("content-encoding", "gzip")
                        .sendByteArray(Mono.just(ANSWER));
            })
            .bindNow();
    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        server.disposeNow();
    }

    @Test
    void isToldNotToAndItsAnswerIsNoneWhereItDoes() {
        Attempt compressing = Samples.attempt("zip", URI.create("http://127.0.0.1:" + server.port()), "key");

        CallOutcome alone = caller.complete(compressing).block(Caller.PATIENCE);
        CallOutcome helped = caller.complete(compressing, caller.at("birch")).block(Caller.PATIENCE);

        assertThat(accepted).containsOnly("identity");
        assertThat(alone).isInstanceOf(CallOutcome.Exhausted.class);
        assertThat(helped).isInstanceOf(CallOutcome.Complete.class);
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
