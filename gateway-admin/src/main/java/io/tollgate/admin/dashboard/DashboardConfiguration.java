package io.tollgate.admin.dashboard;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.PathResourceResolver;

/** Serves the dashboard: hashed assets for good, and its one page at every path that is a page of its own. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration implements WebFluxConfigurer {

    private static final String FILES = "classpath:/static/";
    private static final Resource PAGE = new ClassPathResource("static/index.html");
    private static final Duration FOR_GOOD = Duration.ofDays(365);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        files(
                registry,
                "/assets/**",
                FILES + "assets/",
                CacheControl.maxAge(FOR_GOOD).cachePublic().immutable());
        files(
                registry,
                "/{file:.+\\.[a-z0-9]+}",
                FILES,
                CacheControl.maxAge(AN_HOUR).cachePublic());
    }

    @Bean
    RouterFunction<ServerResponse> dashboardPage() {
        return RouterFunctions.route(
                RequestPredicates.GET("/**").and(DashboardConfiguration::isPage),
                request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .bodyValue(PAGE));
    }

    /** A browser asks for HTML by name; a file has a dot, and the other planes have paths of their own. */
    private static boolean isPage(ServerRequest request) {
        String path = request.path();
        boolean elsewhere = path.contains(".")
                || List.of("/api", "/v1", "/actuator", "/assets").stream()
                        .anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
        return !elsewhere && (path.equals("/") || wantsHtml(request)) && PAGE.exists();
    }

    private static boolean wantsHtml(ServerRequest request) {
        return request.headers().accept().stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    }

    private static void files(ResourceHandlerRegistry registry, String pattern, String location, CacheControl cache) {
        registry.addResourceHandler(pattern)
                .addResourceLocations(location)
                .setCacheControl(cache)
                .resourceChain(false)
                .addResolver(new BrotliFirst())
                .addResolver(new PathResourceResolver());
    }
}
