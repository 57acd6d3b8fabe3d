package io.tollgate.routing.call;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.signing.Signer;
import io.tollgate.routing.signing.Signers;
import io.tollgate.routing.signing.Unsigned;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/** Sends requests to providers over pooled connections. */
final class UpstreamClient {

    private static final int SLICE = 256 * 1024;

    /** What an error may be as long as. */
    private static final int INQUIRY_BYTES = 16 * 1024;

    private final UpstreamHttp http;
    private final Signers signers;

    UpstreamClient(UpstreamHttp http, Signers signers) {
        this.http = http;
        this.signers = signers;
    }

    /**
     * Sends the request and gives what the receiver makes of the reply. Cancelling closes the connection.
     *
     * @param silence how long the provider may say nothing
     */
    <T> Flux<T> exchange(
            UpstreamRequest request,
            Duration silence,
            AttemptTrace trace,
            Function<UpstreamReply, ? extends Publisher<T>> receiver) {
        trace.asking(request);
        Attempt attempt = trace.attempt();
        return signers.find(attempt.offering().provider())
                .map(scheme -> scheme.signer(attempt.offering().provider(), attempt.credential())
                        .flatMapMany(signer -> post(new SignedRequest(request, signer), silence, trace, receiver)))
                .orElseGet(() -> post(new SignedRequest(request, Signer.NONE), silence, trace, receiver));
    }

    private <T> Flux<T> post(
            SignedRequest request,
            Duration silence,
            AttemptTrace trace,
            Function<UpstreamReply, ? extends Publisher<T>> receiver) {
        return http.here()
                .post()
                .uri(request.request().uri())
                .send((head, outbound) -> send(request, silence, trace, head, outbound))
                .response((head, content) -> receiver.apply(reply(head, content)));
    }

    /** Asks, and gives the reply with no more than its first bytes. Cancelling closes the connection. */
    Mono<UpstreamAnswer> ask(ProviderEntry provider, Credential credential, Inquiry inquiry, Duration limit) {
        return signers.of(provider, credential)
                .flatMap(signer -> get(inquiry, signer, limit))
                .timeout(limit);
    }

    private Mono<UpstreamAnswer> get(Inquiry inquiry, Signer signer, Duration limit) {
        Map<String, String> signed = signer.headers(new Unsigned("GET", inquiry.uri(), inquiry.headers(), new byte[0]));
        return http.elsewhere()
                .headers(headers -> {
                    inquiry.headers().forEach(headers::set);
                    signed.forEach(headers::set);
                })
                .responseTimeout(limit)
                .get()
                .uri(inquiry.uri())
                .response((head, content) -> reply(head, content).beginning(INQUIRY_BYTES))
                .next();
    }

    private static Publisher<Void> send(
            SignedRequest request,
            Duration silence,
            AttemptTrace trace,
            HttpClientRequest head,
            NettyOutbound outbound) {
        trace.connected();
        outbound.withConnection(
                connection -> connection.addHandlerLast(SilenceTimeout.NAME, new SilenceTimeout(silence)));
        // Made here, on the connection's own event loop: a large one is not to delay whoever admitted the request.
        byte[] body = request.request().body().get();
        Map<String, String> headers = request.headers(body);
        trace.sent(headers);
        headers.forEach(head::header);
        // Answers are read as they come.
        head.header(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY);
        head.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        return body.length <= SLICE
                ? outbound.send(Mono.just(Unpooled.wrappedBuffer(body)))
                : outbound.send(Flux.range(0, (body.length + SLICE - 1) / SLICE).map(i -> slice(body, i)));
    }

    /** Netty copies what it is about to write: a large body goes out in pieces, so that only a few are there twice. */
    private static ByteBuf slice(byte[] body, int index) {
        int from = index * SLICE;
        return Unpooled.wrappedBuffer(body, from, Math.min(SLICE, body.length - from));
    }

    private static UpstreamReply reply(HttpClientResponse head, ByteBufFlux content) {
        return new UpstreamReply(head.status().code(), byLowerCaseName(head.responseHeaders()), content.asByteArray());
    }

    private static Map<String, String> byLowerCaseName(HttpHeaders headers) {
        Map<String, String> map = new HashMap<>();
        headers.forEach(header -> map.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        // What only this gateway says to its callers.
        map.keySet().removeIf(name -> name.startsWith("x-tollgate-"));
        return map;
    }
}
