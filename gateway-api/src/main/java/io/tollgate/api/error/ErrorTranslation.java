package io.tollgate.api.error;

import java.util.Locale;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Turns whatever went wrong into the one error that the caller sees. */
record ErrorTranslation(DataSize bodyLimit) {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERRORS = 500;

    GatewayError of(Throwable problem, ServerHttpRequest request) {
        if (problem instanceof GatewayException known) {
            return known.error();
        }
        if (problem instanceof DataBufferLimitException) {
            return RequestErrors.bodyTooLarge(bodyLimit);
        }
        if (problem instanceof DecodingException broken) {
            return RequestErrors.brokenJson(String.valueOf(broken.getMessage()));
        }
        if (problem instanceof ServerExchangeRejectedException rejected) {
            return refusedByFirewall(String.valueOf(rejected.getMessage()));
        }
        if (problem instanceof ResponseStatusException status) {
            return ofStatus(status, request);
        }
        return UpstreamErrors.internal();
    }

    /** A key with characters that no header may have, such as the ellipsis of an example, is no key. */
    private static GatewayError refusedByFirewall(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("\"authorization") || lower.contains("\"x-api-key")
                ? KeyErrors.malformed()
                : RequestErrors.other(BAD_REQUEST, message);
    }

    private GatewayError ofStatus(ResponseStatusException problem, ServerHttpRequest request) {
        int status = problem.getStatusCode().value();
        if (problem.getCause() instanceof DecodingException || problem.getCause() instanceof DataBufferLimitException) {
            return of(problem.getCause(), request);
        }
        if (problem instanceof MethodNotAllowedException method) {
            return RequestErrors.methodNotAllowed(
                    method.getHttpMethod(),
                    path(request),
                    method.getSupportedMethods().stream().map(HttpMethod::name).toList());
        }
        if (problem instanceof UnsupportedMediaTypeStatusException type) {
            return RequestErrors.unsupportedContentType(String.valueOf(type.getContentType()), "application/json");
        }
        if (status == NOT_FOUND) {
            return RequestErrors.pathNotFound(request.getMethod().name(), path(request));
        }
        if (status == TOO_LARGE) {
            return RequestErrors.bodyTooLarge(bodyLimit);
        }
        return status < SERVER_ERRORS
                ? RequestErrors.other(status, String.valueOf(problem.getReason()))
                : UpstreamErrors.internal();
    }

    private static String path(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().value();
    }
}
