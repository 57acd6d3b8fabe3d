package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.bedrock.BedrockProvider;
import io.tollgate.routing.provider.eventstream.Frames;
import io.tollgate.routing.quota.Leases;
import io.tollgate.routing.signing.AwsScheme;
import io.tollgate.routing.signing.Signers;
import io.tollgate.routing.signing.Unsigned;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/** A provider that checks AWS's signatures, and streams in AWS's event stream. */
class SignedCallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = "AKIDEXAMPLEEXAMPLE00:wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
    private static final Wire WIRE = Wire.of(Map.of("auth", Map.of("scheme", "aws", "region", "eu-west-1")));
    private static final byte[] ANSWER = Cassettes.read("bedrock/answer.json");
    private static final byte[] STREAM = Frames.of(Cassettes.read("bedrock/stream.jsonl"));
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ConnectionProvider connections = ConnectionProvider.create("signed", 4);
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) ->
                    request.receive().aggregate().asByteArray().flatMap(body -> answer(request, body, response)))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
        connections.disposeLater().block();
    }

    @Test
    void signsWhatArrives() {
        CallOutcome outcome = call(SECRET, Samples.chat("\"temperature\":0.5"));

        assertThat(outcome).isInstanceOf(CallOutcome.Complete.class);
    }

    @Test
    void streamsToTheEnd() {
        ProviderCall call = Samples.streamCall("{\"messages\":[{\"role\":\"user\",\"content\":\"Güte 🐎\"}]}", true);

        CallOutcome outcome = call(SECRET, call);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Streaming.class,
                        streaming -> assertThat(streaming.events().collectList().block(PATIENCE))
                                .last()
                                .isInstanceOf(StreamEvent.Done.class));
    }

    @Test
    void restsACredentialWhoseSignatureIsRefused() {
        CallOutcome outcome = call(SECRET.replace("EXAMPLEKEY", "ANOTHERKEY"), Samples.chat(""));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Exhausted.class,
                        exhausted -> assertThat(exhausted.attempts().get(0).outcome())
                                .isEqualTo("credential_refused"));
    }

    @Test
    void callsNobodyWithACredentialThatIsNone() {
        CallOutcome outcome = call("{\"access_key_id\":\"AKID\"}", Samples.chat(""));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Exhausted.class,
                        exhausted -> assertThat(exhausted.attempts().get(0).outcome())
                                .isEqualTo("credential_refused"));
    }

    private Mono<Void> answer(HttpServerRequest request, byte[] body, HttpServerResponse response) {
        String signature = request.requestHeaders().get("authorization");
        return expected(request, body)
                .flatMap(expected -> expected.equals(signature) ? cassette(request, response) : refusal(response));
    }

    private static Mono<Void> refusal(HttpServerResponse response) {
        return response.status(403)
                .sendString(Mono.just("{\"message\":\"signature\"}"))
                .then();
    }

    private static Mono<Void> cassette(HttpServerRequest request, HttpServerResponse response) {
        boolean stream = request.uri().endsWith("/converse-stream");
        byte[] answer = stream ? STREAM : ANSWER;
        return response.header("content-type", stream ? "application/vnd.amazon.eventstream" : "application/json")
                .sendByteArray(Mono.just(answer))
                .then();
    }

    /** The signature that these bytes have at the time that the request says. */
    private Mono<String> expected(HttpServerRequest request, byte[] body) {
        HttpHeaders headers = request.requestHeaders();
        Clock then = Clock.fixed(Instant.from(DATE.parse(headers.get("x-amz-date"))), ZoneOffset.UTC);
        URI uri = URI.create("http://" + headers.get("host") + request.uri());
        Unsigned unsigned = new Unsigned("POST", uri, Map.of("content-type", headers.get("content-type")), body);
        Attempt known = attempt(SECRET);
        return scheme(then)
                .signer(known.offering().provider(), known.credential())
                .map(signer -> Objects.requireNonNull(signer.headers(unsigned).get("authorization")));
    }

    private static AwsScheme scheme(Clock clock) {
        return new AwsScheme(
                () -> {
                    throw new IllegalStateException("nobody asks the machine");
                },
                clock);
    }

    private Attempt attempt(String secret) {
        ProviderEntry provider = new ProviderEntry(
                "aws",
                "AWS",
                Protocol.BEDROCK,
                URI.create("http://127.0.0.1:" + server.port()),
                DataPolicy.UNKNOWN,
                WIRE);
        Attempt attempt = Samples.attempt(provider, "us.amazon.nova-lite-v1:0", Samples.MODEL.capabilities());
        return new Attempt(attempt.offering(), new Credential("aws-main", "aws", new ApiKey(secret)));
    }

    private CallOutcome call(String secret, ProviderCall call) {
        UpstreamProperties properties = new UpstreamProperties(
                PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, 50, PATIENCE, DataSize.ofMegabytes(1));
        HealthBook health = new HealthBook(InstantSource.system(), Condition.UNTRIED);
        UpstreamClient client = new UpstreamClient(
                UpstreamHttp.shared(UpstreamHttp.client(connections, new AddressPolicy(true), PATIENCE)),
                new Signers(List.of(scheme(Clock.systemUTC()))));
        AttemptCaller attempts = new AttemptCaller(
                client,
                properties,
                Caller.wording(new ProviderFamilies(List.of(new BedrockProvider(InstantSource.system())))),
                health,
                Leases.none());
        SequentialCaller caller = new SequentialCaller(
                attempts, new HedgedAttempt(attempts, health, new HedgeAllowance(HedgeAllowance.USUAL)));
        return Objects.requireNonNull(caller.call(new CallRequest(
                        new UUID(7, 8),
                        ClientCall.of(call),
                        List.of(attempt(secret)),
                        attempt -> Mono.just(true),
                        Patience.USUAL))
                .block(PATIENCE));
    }
}
