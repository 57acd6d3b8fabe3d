package io.tollgate.api.account;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.ScopeLimits;
import java.time.Duration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
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
    Mono<KeyView> key(@AuthenticationPrincipal KeyGrant grant) {
        return Flux.fromIterable(grant.limits().scopes())
                .flatMapSequential(limits -> view(grant.shard(), limits))
                .collectList()
                .map(limits -> KeyView.of(grant, limits))
                .onErrorMap(problem ->
                        UpstreamErrors.limitsUnavailable(REDIS_RETURNS).exception());
    }

    private Mono<LimitsView> view(int shard, ScopeLimits limits) {
        return status.of(shard, limits).map(now -> LimitsView.of(limits, now));
    }
}
