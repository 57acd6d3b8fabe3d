package io.tollgate.api.account;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.auth.KeyLimits;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.ScopeLimits;
import java.time.Duration;
import java.util.stream.Stream;
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
        KeyLimits limits = grant.limits();
        return Flux.fromStream(() -> Stream.concat(limits.scopes().stream(), limits.narrowed().stream()))
                .flatMapSequential(each -> view(grant.shard(), each))
                .collectList()
                .map(views -> KeyView.of(grant, views))
                .onErrorMap(problem ->
                        UpstreamErrors.limitsUnavailable(REDIS_RETURNS).exception());
    }

    private Mono<LimitsView> view(int shard, ScopeLimits limits) {
        return status.of(shard, limits).map(now -> LimitsView.of(limits, now));
    }
}
