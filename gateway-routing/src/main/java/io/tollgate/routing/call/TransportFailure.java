package io.tollgate.routing.call;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.signing.SigningFailed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.http.client.PrematureCloseException;

/** Names what went wrong on the way to or from a provider; addresses stay out of what callers may see. */
final class TransportFailure {

    private static final Logger LOG = LoggerFactory.getLogger(TransportFailure.class);

    /** The first kind that fits counts, so the special come before the general. */
    private static final List<Kind> KINDS = List.of(
            new Kind(RefusedAddress.class, "address_refused", "the gateway does not call the provider's address"),
            new Kind(ConnectTimeoutException.class, "connect", "no connection within the connect timeout"),
            new Kind(UnknownHostException.class, "dns", "the provider's host name cannot be resolved"),
            new Kind(SSLException.class, "tls", "the provider's TLS cannot be trusted or agreed on"),
            new Kind(PrematureCloseException.class, "reset", "the provider closed the connection before its answer"),
            new Kind(ConnectException.class, "connect", "the provider refuses connections"),
            new Kind(NoRouteToHostException.class, "connect", "there is no route to the provider"),
            new Kind(SocketException.class, "reset", "the provider reset the connection"),
            new Kind(ReadTimeoutException.class, "timeout", "the provider fell silent"),
            new Kind(TimeoutException.class, "no_connection", "no connection to the provider became free"),
            new Kind(OversizedAnswer.class, "oversized", "the answer is larger than tollgate.upstream.max-answer-size"),
            new Kind(ImagesBusy.class, "images_busy", "other requests' images take all of tollgate.images.memory"),
            new Kind(IOException.class, "reset", "the connection to the provider broke"));

    private TransportFailure() {}

    static Failure of(Throwable cause) {
        if (cause instanceof SigningFailed unsigned) {
            return unsigned(unsigned);
        }
        return KINDS.stream()
                .filter(kind -> kind.type().isInstance(cause))
                .findFirst()
                .map(kind -> known(kind, cause))
                .orElseGet(() -> unexpected(cause));
    }

    private static Failure unsigned(SigningFailed failed) {
        String message = String.valueOf(failed.getMessage());
        LOG.debug("an attempt was not signed: {}", message);
        return failed.isRefused()
                ? new Failure.CredentialRefused(message, OptionalInt.empty(), false)
                : new Failure.Unavailable("unsigned", message);
    }

    private static Failure known(Kind kind, Throwable cause) {
        LOG.debug("an attempt failed: {}", kind.message(), cause);
        return new Failure.Unavailable(kind.outcome(), kind.message());
    }

    private static Failure unexpected(Throwable cause) {
        LOG.error("an attempt failed in an unexpected way", cause);
        return new Failure.Unavailable("failed", "the call failed in an unexpected way");
    }

    private record Kind(Class<? extends Throwable> type, String outcome, String message) {}
}
