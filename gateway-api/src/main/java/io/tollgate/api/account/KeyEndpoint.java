package io.tollgate.api.account;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.auth.KeyLimits;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells a key what it may do, and what remains. */
@RestController
@DataPlane
class KeyEndpoint {

    private static final Duration REDIS_RETURNS = Duration.ofSeconds(2);

    private final LimitStatus status;

    KeyEndpoint(LimitStatus status) {
        this.status = status;
    }

    @GetMapping("/v1/key")
    Mono<KeyView> key(ServerWebExchange exchange) {
        KeyGrant grant = KeyGrant.of(exchange);
        KeyLimits limits = grant.limits();
        List<ScopeLimits> all = Stream.concat(limits.scopes().stream(), limits.narrowed().stream())
                .toList();
        return status.of(grant.shard(), all)
                .map(found -> KeyView.of(grant, views(all, found)))
                .onErrorMap(problem ->
                        UpstreamErrors.limitsUnavailable(REDIS_RETURNS).exception());
    }

    private static List<LimitsView> views(List<ScopeLimits> limits, List<ScopeStatus> statuses) {
        return IntStream.range(0, limits.size())
                .mapToObj(i -> LimitsView.of(limits.get(i), statuses.get(i)))
                .toList();
    }
}
