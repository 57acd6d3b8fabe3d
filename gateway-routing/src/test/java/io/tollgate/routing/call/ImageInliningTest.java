package io.tollgate.routing.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.buffer.Unpooled;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.ImageFormat;
import io.tollgate.routing.provider.InlineImages;
import io.tollgate.routing.provider.Untranslatable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.ConnectionProvider;

/** Images by address become images in the request, and never a way to what nobody may ask for. */
class ImageInliningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ImageProperties USUAL = images(1_000, 5, PATIENCE);
    private static final byte[] PNG = "\u0089PNG\r\n\u001A\nimage".getBytes(ISO_8859_1);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final Semaphore waiting = new Semaphore(0);
    private final ConcurrentLinkedQueue<HttpServerRequest> requests = new ConcurrentLinkedQueue<>();
    private final ConnectionProvider connections = ConnectionProvider.create("images", 10);
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).route(this::routes).bindNow();

    private void routes(HttpServerRoutes routes) {
        routes.get("/png", (request, response) -> {
                    asked.incrementAndGet();
                    requests.add(request);
                    return response.header("content-type", "text/plain").sendByteArray(Mono.just(PNG));
                })
                .get(
                        "/page",
                        (request, response) ->
                                response.header("content-type", "image/png").sendString(Mono.just("<html>")))
                .get("/missing", (request, response) -> response.sendNotFound())
                .get("/silent", (request, response) -> response.sendByteArray(Mono.never()))
                .get(
                        "/endless",
                        (request, response) ->
                                response.send(Flux.generate(sink -> sink.next(Unpooled.wrappedBuffer(PNG)))))
                .get("/both", (request, response) -> response.sendByteArray(bothAtOnce()))
                .get("/moved", (request, response) -> response.sendRedirect("/png"))
                .get("/round", (request, response) -> response.sendRedirect("/round"))
                .get("/inside", (request, response) -> response.sendRedirect("http://169.254.169.254/latest/meta-data"))
                .get("/file", (request, response) -> response.sendRedirect("file:///etc/passwd"))
                .get("/nowhere", (request, response) -> response.status(302).send());
    }

    /** Comes when two are asked for at the same time. */
    private Mono<byte[]> bothAtOnce() {
        if (together.incrementAndGet() == 2) {
            waiting.release(2);
        }
        return Mono.defer(() -> waiting.tryAcquire() ? Mono.just(PNG) : Mono.<byte[]>empty())
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(10)));
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        connections.disposeLater().block(PATIENCE);
    }

    @Test
    void takesAnImageForWhatItsBytesAreAndTellsItsServerNothing() {
        String body = inlined(USUAL, InlineImages.ANY, "/png");

        assertThat(body).contains("{\"url\": \"data:image/png;base64,iVBORw0KGgppbWFnZQ==\"}");
        assertThat(Objects.requireNonNull(requests.peek()).requestHeaders().names())
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrder("accept", "accept-encoding", "user-agent", "host");
    }

    @Test
    void goesWhereARedirectPoints() {
        assertThat(inlined(USUAL, InlineImages.ANY, "/moved")).contains("data:image/png;base64,");
    }

    @Test
    void downloadsSeveralAtATimeAndKeepsTheirOrder() {
        assertThat(inlined(USUAL, InlineImages.ANY, "/both", "/both")).doesNotContain("http://");
    }

    @Test
    void leavesACallWithoutAddressesAsItIs() {
        ClientCall call = ClientCall.of(Samples.completeCall("{\"messages\": [{\"content\": \"image\"}]}"));

        assertThat(inlining(USUAL, true, true)
                        .inlined(call, InlineImages.ANY, Deadline.NEVER, Mono::just)
                        .block(PATIENCE))
                .isSameAs(call);
    }

    @ParameterizedTest
    @CsvSource({
        "/page, 'what is there is no image that is known here, and this model''s provider takes JPEG, PNG, GIF, WEBP'",
        "/missing, status 404",
        "/endless, larger than tollgate.images.max-size",
        "/round, redirects more than 3 times",
        "/file, 'does not begin with https://'",
        "/inside, an address that this gateway does not call",
        "/nowhere, redirects to nowhere"
    })
    void saysWhichPartOfTheRequestItCouldNotHave(String path, String reason) {
        Untranslatable refused = refused(USUAL, InlineImages.ANY, "/png", path);

        assertThat(refused).hasMessageContaining(reason).hasMessageContaining("'messages[0].content[1].image_url'");
        assertThat(refused.field()).isEqualTo("messages[0].content[1].image_url");
    }

    @Test
    void refusesAFormatThatTheProviderDoesNotTake() {
        InlineImages gifs = new InlineImages(Set.of(ImageFormat.GIF), 100);

        assertThat(refused(USUAL, gifs, "/png")).hasMessageContaining("what is there is PNG", "takes GIF");
    }

    @Test
    void refusesWhatIsLargerThanTheProviderTakes() {
        InlineImages small = new InlineImages(Set.of(ImageFormat.PNG), 4);

        assertThat(refused(USUAL, small, "/png")).hasMessageContaining("more than 4 bytes");
    }

    @Test
    void refusesMoreBytesOrImagesThanARequestMayHave() {
        assertThat(refused(images(20, 5, PATIENCE), InlineImages.ANY, "/png", "/png"))
                .hasMessageContaining("tollgate.images.max-size");
        assertThat(refused(images(1_000, 1, PATIENCE), InlineImages.ANY, "/png", "/png"))
                .hasMessageContaining("no more than 1 images")
                .hasMessageContaining("content[1]");
    }

    @Test
    void givesTheMemoryBackWhenTheCallIsMade() {
        ImageInlining inlining = inlining(USUAL, true, true);
        InlineImages large = InlineImages.ANY;

        for (int i = 0; i < 4; i++) {
            refused(inlining, large, address("/endless"));
            inlining.inlined(call(addresses("/png")), large, Deadline.NEVER, Mono::just)
                    .block(PATIENCE);
        }

        assertThat(asked).hasValue(4);
    }

    @Test
    void takesNoMoreMemoryThanThereIsForAllRequests() {
        ImageInlining inlining = inlining(images(8_000, 5, PATIENCE), true, true);

        assertThatThrownBy(() -> inlining.inlined(
                                call(addresses("/endless")), InlineImages.ANY, Deadline.NEVER, Mono::just)
                        .block(PATIENCE))
                .isInstanceOf(ImagesBusy.class);
    }

    @Test
    void waitsNoLongerThanItMay() {
        assertThat(refused(images(1_000, 5, Duration.ofMillis(50)), InlineImages.ANY, "/silent"))
                .hasMessageContaining("did not come in time");
    }

    @Test
    void callsNoPrivateAddressAndNothingWithoutTlsUnlessItMay() {
        Untranslatable inside = refused(inlining(USUAL, true, false), InlineImages.ANY, address("/png"));
        Untranslatable plain = refused(inlining(USUAL, false, true), InlineImages.ANY, address("/png"));

        assertThat(inside).hasMessageContaining("does not call");
        assertThat(plain).hasMessageContaining("https://");
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"http://user:word@127.0.0.1/", "http://under_score/"})
    void refusesWhatIsNoPlainAddress(String address) {
        assertThat(refused(inlining(USUAL, true, true), InlineImages.ANY, address))
                .hasMessageContaining("no URL with a host and without a user");
    }

    @Test
    void saysThatANameIsUnknown() {
        assertThat(refused(inlining(USUAL, true, true), InlineImages.ANY, "http://images.invalid/1.png"))
                .hasMessageContaining("host name cannot be resolved");
    }

    private String inlined(ImageProperties properties, InlineImages taken, String... paths) {
        ClientCall whole = inlining(properties, true, true)
                .inlined(call(addresses(paths)), taken, Deadline.NEVER, Mono::just)
                .block(PATIENCE);
        return Objects.requireNonNull(whole).own().body().json().text();
    }

    private Untranslatable refused(ImageProperties properties, InlineImages taken, String... paths) {
        return refused(inlining(properties, true, true), taken, addresses(paths));
    }

    private static Untranslatable refused(ImageInlining inlining, InlineImages taken, String... addresses) {
        return catchThrowableOfType(
                Untranslatable.class,
                () -> inlining.inlined(call(addresses), taken, Deadline.NEVER, Mono::just)
                        .block(PATIENCE));
    }

    private ImageInlining inlining(ImageProperties properties, boolean allowHttp, boolean allowPrivate) {
        UpstreamHttp http =
                UpstreamHttp.shared(UpstreamHttp.client(connections, new AddressPolicy(allowPrivate), PATIENCE));
        return new ImageInlining(new ImageDownload(http, allowHttp), properties);
    }

    private String[] addresses(String... paths) {
        return Arrays.stream(paths).map(this::address).toArray(String[]::new);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static ClientCall call(String... addresses) {
        String parts = List.of(addresses).stream()
                .map(address -> "{\"type\": \"image_url\", \"image_url\": {\"url\": \"" + address + "\"}}")
                .collect(Collectors.joining(", "));
        return ClientCall.of(Samples.completeCall("{\"messages\": [{\"content\": [" + parts + "]}]}"));
    }

    private static ImageProperties images(long bytes, int count, Duration timeout) {
        return new ImageProperties(
                DataSize.ofBytes(bytes), Optional.of(DataSize.ofKilobytes(8)), count, timeout, 4, true, true);
    }
}
