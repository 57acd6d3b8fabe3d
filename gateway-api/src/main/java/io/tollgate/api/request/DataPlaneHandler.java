package io.tollgate.api.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Finds who answers a call of a model by one look into a map. Spring's dispatcher asks one mapping after the other, matches
 * patterns, and makes a table of resolvers for the method's arguments at each call, which is there for as long as a stream.
 */
public final class DataPlaneHandler implements WebHandler {

    private static final Set<HttpMethod> ALLOWED = Set.of(HttpMethod.POST);

    private final Map<String, WebHandler> byPath = new HashMap<>();
    private final WebHandler dispatcher;

    DataPlaneHandler(List<PostedCalls> calls, WebHandler dispatcher) {
        this.dispatcher = dispatcher;
        calls.forEach(each -> each.byPath().forEach(this::add));
    }

    private void add(String path, WebHandler handler) {
        if (byPath.put(path, handler) != null) {
            throw new IllegalStateException(path + " is answered twice");
        }
    }

    /** Whether something is posted to the path. */
    public boolean answers(String path) {
        return byPath.containsKey(path);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        @Nullable WebHandler handler = byPath.get(exchange.getRequest().getPath().value());
        if (handler == null) {
            return dispatcher.handle(exchange);
        }
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.POST)
                ? handler.handle(exchange)
                : Mono.error(() -> new MethodNotAllowedException(method, ALLOWED));
    }
}
