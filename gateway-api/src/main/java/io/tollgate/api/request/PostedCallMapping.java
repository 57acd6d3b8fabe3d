package io.tollgate.api.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Finds who answers a call of a model by one look into a map. A method with {@code @PostMapping} is matched against patterns,
 * and makes a table of resolvers for its arguments at each call, which is there for as long as a stream.
 */
final class PostedCallMapping extends AbstractHandlerMapping {

    private static final Set<HttpMethod> ALLOWED = Set.of(HttpMethod.POST);

    /** Before those that look for annotations and routes. */
    private static final int ORDER = -2;

    private final Map<String, WebHandler> byPath = new HashMap<>();

    PostedCallMapping(List<PostedCalls> calls) {
        setOrder(ORDER);
        calls.forEach(each -> each.byPath().forEach(this::add));
    }

    private void add(String path, WebHandler handler) {
        if (byPath.put(path, handler) != null) {
            throw new IllegalStateException(path + " is answered twice");
        }
    }

    @Override
    protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
        @Nullable WebHandler handler = byPath.get(exchange.getRequest().getPath().value());
        if (handler == null) {
            return Mono.empty();
        }
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.POST)
                ? Mono.just(handler)
                : Mono.error(new MethodNotAllowedException(method, ALLOWED));
    }
}
