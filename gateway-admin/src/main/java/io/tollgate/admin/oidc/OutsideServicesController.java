package io.tollgate.admin.oidc;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells which services people may log in by. */
@RestController
@Tag(name = "auth")
class OutsideServicesController {

    private final List<OutsideService> services;

    OutsideServicesController(OidcProperties properties) {
        this.services = properties.oidc().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(service -> OutsideService.of(service.getKey(), service.getValue()))
                .toList();
    }

    @GetMapping("/api/auth/providers")
    @Operation(operationId = "listLoginProviders", summary = "The services that people may log in by")
    Mono<Page<OutsideService>> list() {
        return Mono.fromSupplier(() -> new Page<>(services, null));
    }

    /** One service. */
    @ResponseJson
    @Schema(name = "LoginProvider")
    record OutsideService(
            @Schema(example = "google") String name,

            @Schema(example = "Google") String displayName,

            @Schema(description = "Where a browser begins the login", example = "/api/auth/oidc/google")
            String loginUrl) {

        static OutsideService of(String name, OidcProperties.Service service) {
            String shown = service.displayName().isBlank()
                    ? usual(name)
                    : service.displayName().strip();
            return new OutsideService(name, shown, OutsideLoginConfiguration.PATH + name);
        }

        private static String usual(String name) {
            return name.equals(OidcProperties.GITHUB)
                    ? "GitHub"
                    : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }
}
