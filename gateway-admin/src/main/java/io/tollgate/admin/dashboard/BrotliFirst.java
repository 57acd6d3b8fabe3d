package io.tollgate.admin.dashboard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import org.springframework.web.reactive.resource.ResourceResolverChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds the Brotli form of a file before its gzip form; Spring's resolver takes what browsers name first: gzip. */
class BrotliFirst extends EncodedResourceResolver {

    BrotliFirst() {
        setContentCodings(List.of("br", "gzip"));
    }

    @Override
    protected Mono<Resource> resolveResourceInternal(
            @Nullable ServerWebExchange exchange,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        ServerWebExchange asked = exchange == null ? null : brotliFirst(exchange);
        return super.resolveResourceInternal(asked, path, locations, chain);
    }

    private static ServerWebExchange brotliFirst(ServerWebExchange exchange) {
        String accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return exchange;
        }
        String sorted = Arrays.stream(accepted.split(","))
                .map(String::strip)
                .sorted(Comparator.comparing(coding -> !coding.startsWith("br")))
                .collect(Collectors.joining(", "));
        return exchange.mutate()
                .request(request -> request.header(HttpHeaders.ACCEPT_ENCODING, sorted))
                .build();
    }
}
