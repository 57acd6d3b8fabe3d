package io.tollgate.api.error;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** Answers every problem of the data plane, which is under {@code /v1}, in OpenAI's body; only the gateway's own faults are logged. */
final class DataPlaneErrors implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(DataPlaneErrors.class);
    private static final String ROOT = "/v1";
    private static final int INTERNAL_ERROR = 500;

    /** Before the console's API, which has −2: a client may have meant {@code /v1} where it called {@code /api/v1}. */
    private static final int ORDER = -3;

    private final ErrorTranslation translation;
    private final List<ErrorForm> forms;
    private final RefusalHeaders headers;

    DataPlaneErrors(ErrorTranslation translation, List<ErrorForm> forms, RefusalHeaders headers) {
        this.translation = translation;
        this.forms = List.copyOf(forms);
        this.headers = headers;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable problem) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!isOurs(path) && !(problem instanceof GatewayException)) {
            return Mono.error(problem);
        }
        if (exchange.getResponse().isCommitted()) {
            return problem instanceof GatewayException known ? cutOff(exchange, known) : Mono.error(problem);
        }
        GatewayError error = translation.of(problem, exchange.getRequest());
        if (error.status() == INTERNAL_ERROR) {
            log.error("{} failed", requestId(exchange.getResponse()), problem);
        }
        if (problem instanceof MethodNotAllowedException method) {
            exchange.getResponse().getHeaders().setAllow(method.getSupportedMethods());
        }
        headers.complete(exchange);
        return ErrorWriter.write(exchange.getResponse(), error, body(path, error, exchange.getResponse()));
    }

    /**
     * Ends an answer that nobody is to take for whole. At once: the server would first write what a caller that has stopped
     * reading never takes, and would report each with a stack trace.
     */
    private static Mono<Void> cutOff(ServerWebExchange exchange, GatewayException why) {
        log.info("{} is cut off: {}", requestId(exchange.getResponse()), why.getMessage());
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        server.withConnection(DataPlaneErrors::close);
        return Mono.empty();
    }

    private static void close(Connection connection) {
        // What the caller's side takes now, it still gets.
        connection.channel().flush();
        connection.dispose();
    }

    private static boolean isOurs(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    private byte[] body(String path, GatewayError error, ServerHttpResponse response) {
        Optional<ErrorForm> form =
                forms.stream().filter(known -> known.covers(path)).findFirst();
        String requestId = requestId(response);
        form.flatMap(ErrorForm::requestIdHeader)
                .ifPresent(name -> response.getHeaders().set(name, requestId));
        return form.map(known -> known.body(error, requestId))
                .orElseGet(() -> ErrorBody.of(error).json());
    }

    private static String requestId(ServerHttpResponse response) {
        return String.valueOf(response.getHeaders().getFirst("x-request-id"));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
