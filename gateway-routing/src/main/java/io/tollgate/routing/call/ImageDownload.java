package io.tollgate.routing.call;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Gets what is at an address that a caller named. Each address is looked at again when it is connected to, those of
 * redirects too, and nothing of the caller's or the gateway's goes there.
 */
final class ImageDownload {

    private static final Logger LOG = LoggerFactory.getLogger(ImageDownload.class);

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;

    private final UpstreamHttp http;
    private final boolean allowHttp;

    /** @param http connections to public addresses, unless the operator allows others */
    ImageDownload(UpstreamHttp http, boolean allowHttp) {
        this.http = http;
        this.allowHttp = allowHttp;
    }

    /**
     * The bytes at this address; else {@link ImageUnavailable}, or {@link ImagesBusy}.
     *
     * @param most bytes that it may have
     * @param share of the memory, for all of the request
     */
    Mono<byte[]> get(String url, long most, ImageMemory.Share share) {
        return Mono.defer(() -> follow(address(parsed(url)), most, share, MOST_REDIRECTS))
                .onErrorMap(problem -> unavailable(problem, most));
    }

    private Mono<byte[]> follow(URI address, long most, ImageMemory.Share share, int redirects) {
        return http.here()
                .headers(headers -> headers.set(HttpHeaderNames.ACCEPT, "image/*")
                        .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY)
                        .set(HttpHeaderNames.USER_AGENT, "Tollgate"))
                .get()
                .uri(address)
                .response((head, content) -> read(address, head, content, most, share))
                .single()
                .flatMap(hop -> hop.next()
                        .map(next -> follow(next, most, share, left(redirects)))
                        .orElseGet(() -> Mono.just(hop.bytes())));
    }

    private Mono<Hop> read(
            URI asked, HttpClientResponse head, ByteBufFlux content, long most, ImageMemory.Share share) {
        int status = head.status().code();
        if (REDIRECTS.contains(status)) {
            String location = head.responseHeaders().get(HttpHeaderNames.LOCATION, "");
            return Mono.fromSupplier(() -> new Hop(Optional.of(next(asked, location)), new byte[0]));
        }
        if (status != OK) {
            return Mono.error(new ImageUnavailable("its server answers with the status " + status));
        }
        return new UpstreamReply(status, Map.of(), content.asByteArray().doOnNext(part -> share.take(part.length)))
                .whole((int) Math.min(most, Integer.MAX_VALUE / 2))
                .map(whole -> new Hop(Optional.empty(), whole.body()));
    }

    private URI next(URI asked, String location) {
        if (location.isEmpty()) {
            throw new ImageUnavailable("its server redirects to nowhere");
        }
        return address(asked.resolve(parsed(location)));
    }

    private static int left(int redirects) {
        if (redirects == 0) {
            throw new ImageUnavailable("its server redirects more than " + MOST_REDIRECTS + " times");
        }
        return redirects - 1;
    }

    /** The same address, if it may be called as far as can be told before it is connected to. */
    private URI address(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw new ImageUnavailable("its address, or one that it redirects to, does not begin with https://");
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new ImageUnavailable("its address is no URL with a host and without a user");
        }
        return address;
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new ImageUnavailable("its address, or one that it redirects to, is none");
        }
    }

    private static RuntimeException unavailable(Throwable problem, long most) {
        if (problem instanceof ImageUnavailable || problem instanceof ImagesBusy) {
            return (RuntimeException) problem;
        }
        LOG.debug("an image was not downloaded", problem);
        return new ImageUnavailable(reason(problem, most));
    }

    private static String reason(Throwable problem, long most) {
        if (problem instanceof RefusedAddress || problem.getCause() instanceof RefusedAddress) {
            return "its host is at an address that this gateway does not call";
        }
        if (problem instanceof OversizedAnswer) {
            return "it has more than " + most + " bytes";
        }
        if (problem instanceof UnknownHostException) {
            return "its host name cannot be resolved";
        }
        if (problem instanceof SSLException) {
            return "its server's TLS cannot be trusted or agreed on";
        }
        return problem instanceof TimeoutException
                ? "no connection became free"
                : "its server cannot be reached, or broke off";
    }

    /** A reply: where to go on, or what was asked for. */
    private record Hop(Optional<URI> next, byte[] bytes) {}
}
