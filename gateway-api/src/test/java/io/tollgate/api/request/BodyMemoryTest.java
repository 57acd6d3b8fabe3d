package io.tollgate.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a large body takes of the heap, from its first byte to the request that goes upstream. */
class BodyMemoryTest {

    private static final int SIZE = 10 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final RequestBody bodies =
            new RequestBody(DataSize.ofMegabytes(32), new BodyBudget(DataSize.ofMegabytes(32)), Duration.ofSeconds(20));
    private int sent;

    @Test
    void allocatesLessThanThreeTimesItsSize() {
        byte[] document = document();
        warmUp(document);

        long before = allocated();
        readAndSplice(document);
        long taken = allocated() - before;

        assertThat(sent).isGreaterThan(SIZE);
        assertThat(taken).isLessThan(3L * SIZE);
    }

    private void warmUp(byte[] document) {
        readAndSplice(document);
    }

    private void readAndSplice(byte[] document) {
        MockServerHttpRequest request = MockServerHttpRequest.post("/v1/x")
                .contentLength(document.length)
                .body(Flux.range(0, (document.length + BUFFER - 1) / BUFFER).map(i -> buffer(document, i)));
        bodies.use(request, this::splice).block();
    }

    private Mono<Void> splice(byte[] body) {
        sent = JsonSplice.of(JsonMembers.read(body))
                .set("model", JsonSplice.quoted("upstream"))
                .apply()
                .length;
        return Mono.empty();
    }

    /** One long text at the top, as a prompt or an input is. */
    private static byte[] document() {
        byte[] document = new byte[SIZE];
        Arrays.fill(document, (byte) 'a');
        byte[] head = "{\"model\":\"m\",\"input\":\"".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, document, 0, head.length);
        document[SIZE - 2] = '"';
        document[SIZE - 1] = '}';
        return document;
    }

    /** A view of the bytes, as the network's own memory is none of the heap. */
    private static DataBuffer buffer(byte[] document, int index) {
        int from = index * BUFFER;
        return DefaultDataBufferFactory.sharedInstance.wrap(
                ByteBuffer.wrap(document, from, Math.min(BUFFER, document.length - from)));
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
