package io.tollgate.api.auth;

import io.tollgate.api.error.MeantPath;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.request.DataPlaneHandler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Asks the data plane's calls for their virtual key, and hands them to who answers them. It takes them past the filters of the
 * other planes, and past Spring Security's search for the chain that fits: it matches the chains of all planes one after the
 * other, with a buffer of a kilobyte that is there for as long as a stream.
 *
 * <p>Its firewall judges only paths that are not plain: Netty has read the headers and refused control characters in them,
 * as it does in those of the answer, which the firewall would look up one by one before each answer begins.
 */
final class DataPlaneEntry implements BeanPostProcessor {

    private static final String ROOT = "/v1/";
    private static final PathPattern DATA_PLANE = PathPatternParser.defaultInstance.parse("/v1/**");

    private final BeanFactory beans;

    DataPlaneEntry(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof WebFilterChainProxy others
                ? new Entry(
                        keys(),
                        new BrowserOrigins(beans.getBean(BrowserOrigins.Settings.class)),
                        beans.getBean(DataPlaneHandler.class),
                        beans.getBean(ServerWebExchangeFirewall.class),
                        beans.getBean(ServerExchangeRejectedHandler.class),
                        others)
                : bean;
    }

    /** No bean: every filter that is one is passed by every call. */
    private WebFilter keys() {
        return new KeyFilter(
                beans.getBean(KeyGrants.class),
                new ClientAddress(beans.getBean(ProxySettings.class).ranges()),
                beans.getBean(KeyUses.class));
    }

    private record Entry(
            WebFilter keys,
            BrowserOrigins origins,
            DataPlaneHandler models,
            ServerWebExchangeFirewall firewall,
            ServerExchangeRejectedHandler rejections,
            WebFilter otherPlanes)
            implements WebFilter {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            ServerHttpRequest request = exchange.getRequest();
            String path = request.getPath().value();
            if (path.startsWith(ROOT) && PlainPath.is(path)) {
                return origins.answers(exchange)
                        ? exchange.getResponse().setComplete()
                        : keys.filter(exchange, models::handle);
            }
            if (request.getMethod().equals(HttpMethod.POST) && isNearlyForModels(path)) {
                return Mono.error(
                        () -> RequestErrors.pathNotFound(request.getMethod().name(), path)
                                .exception());
            }
            return DATA_PLANE.matches(request.getPath().pathWithinApplication())
                    ? firewalled(exchange)
                    : otherPlanes.filter(exchange, chain);
        }

        /** Also where somebody writes {@code /%761/}. */
        private Mono<Void> firewalled(ServerWebExchange exchange) {
            return firewall.getFirewalledExchange(exchange)
                    .flatMap(passed -> keys.filter(passed, models::handle))
                    .onErrorResume(
                            ServerExchangeRejectedException.class, rejected -> rejections.handle(exchange, rejected));
        }

        /** Spring writes it beside each call, for stack traces; a record would put all of its parts together for it. */
        @Override
        public String toString() {
            return "DataPlaneEntry";
        }

        /** Where a client was told another base URL than one that ends in {@code /v1}. */
        private boolean isNearlyForModels(String path) {
            return models.answers(MeantPath.of(path));
        }
    }
}
