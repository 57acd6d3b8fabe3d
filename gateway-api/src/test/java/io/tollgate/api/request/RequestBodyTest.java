package io.tollgate.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.error.GatewayException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RequestBodyTest {

    private final RequestBody body =
            new RequestBody(DataSize.ofBytes(8), new BodyBudget(DataSize.ofBytes(10)), Duration.ofSeconds(20));
    private byte[] taken = {};

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/problem+json"})
    void readsTheBytesAsTheyWereSent(String type) {
        MockServerHttpRequest request = MockServerHttpRequest.post("/v1/x")
                .contentType(MediaType.valueOf(type))
                .body("{ \"ä\":1}".substring(0, 4));

        StepVerifier.create(body.use(request, this::take)).verifyComplete();

        assertThat(taken).asString(StandardCharsets.UTF_8).isEqualTo("{ \"ä");
    }

    @Test
    void takesABodyWithoutATypeForJson() {
        StepVerifier.create(body.use(MockServerHttpRequest.post("/v1/x").body("{}"), this::take))
                .verifyComplete();

        assertThat(taken).hasSize(2);
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        refuses(MockServerHttpRequest.post("/v1/x").contentLength(9).body("{}"), 413);
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() {
        refuses(MockServerHttpRequest.post("/v1/x").body("[1,2,3,4]"), 413);
    }

    @Test
    void refusesABodyThatNoMemoryIsLeftForUntilAnotherEnds() {
        Sinks.Empty<Void> end = Sinks.empty();
        body.use(MockServerHttpRequest.post("/v1/x").body("[1,2,3]"), bytes -> end.asMono())
                .subscribe();

        refuses(MockServerHttpRequest.post("/v1/x").body("[1,2]"), 503);
        StepVerifier.create(body.use(MockServerHttpRequest.post("/v1/x").body("[1]"), this::take))
                .verifyComplete();

        end.tryEmitEmpty();
        StepVerifier.create(body.use(MockServerHttpRequest.post("/v1/x").body("[1,2]"), this::take))
                .verifyComplete();
    }

    @Test
    void readsABodyThatIsAloneWhateverTheMemory() {
        RequestBody small =
                new RequestBody(DataSize.ofBytes(8), new BodyBudget(DataSize.ofBytes(1)), Duration.ofSeconds(20));

        StepVerifier.create(small.use(MockServerHttpRequest.post("/v1/x").body("[1,2]"), this::take))
                .verifyComplete();
        assertThat(taken).hasSize(5);
    }

    @Test
    void givesTheMemoryBackWhenTheCallerLeaves() {
        body.use(MockServerHttpRequest.post("/v1/x").body("[1,2,3]"), bytes -> Mono.never())
                .subscribe()
                .dispose();

        StepVerifier.create(body.use(MockServerHttpRequest.post("/v1/x").body("[1,2]"), this::take))
                .verifyComplete();
    }

    @Test
    void givesUpOnABodyThatTrickles() {
        StepVerifier.withVirtualTime(
                        () -> body.use(MockServerHttpRequest.post("/v1/x").body(Flux.never()), this::take))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(19))
                .thenAwait(Duration.ofSeconds(1))
                .expectErrorSatisfies(problem -> assertThat(problem)
                        .isInstanceOfSatisfying(
                                GatewayException.class,
                                refusal -> assertThat(refusal.error().code()).isEqualTo("request_timeout")))
                .verify();
    }

    @Test
    void putsABodyTogetherThatSaysItsSizeRightOrWrong() {
        for (long announced : new long[] {1, 5, 7, 8}) {
            MockServerHttpRequest request = MockServerHttpRequest.post("/v1/x")
                    .contentLength(announced)
                    .body(Flux.just("[1", ",2", ",", "3]").map(RequestBodyTest::buffer));

            StepVerifier.create(body.use(request, this::take)).verifyComplete();

            assertThat(taken).asString(StandardCharsets.UTF_8).isEqualTo("[1,2,3]");
        }
    }

    @Test
    void refusesAnEmptyBody() {
        refuses(MockServerHttpRequest.post("/v1/x").build(), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void refusesAnotherType(String type) {
        refuses(MockServerHttpRequest.post("/v1/x").header("Content-Type", type).body("{}"), 415);
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Void> take(byte[] bytes) {
        taken = bytes;
        return Mono.empty();
    }

    private void refuses(MockServerHttpRequest request, int status) {
        StepVerifier.create(body.use(request, this::take))
                .expectErrorSatisfies(problem -> assertThat(problem)
                        .isInstanceOfSatisfying(
                                GatewayException.class,
                                refusal -> assertThat(refusal.error().status()).isEqualTo(status)))
                .verify();
    }
}
