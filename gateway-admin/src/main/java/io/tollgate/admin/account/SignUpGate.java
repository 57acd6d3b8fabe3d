package io.tollgate.admin.account;

import io.tollgate.admin.mail.Post;
import io.tollgate.admin.security.Tries;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says who may sign up: whom the operator lets, and not too many from one address. */
@Component
class SignUpGate {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final AccountProperties properties;
    private final SignUpProperties limits;
    private final Tries tries;
    private final Post post;

    SignUpGate(AccountProperties properties, SignUpProperties limits, Tries tries, Post post) {
        this.properties = properties;
        this.limits = limits;
        this.tries = tries;
        this.post = post;
    }

    /** What a page may know of it. */
    AuthOptions options() {
        return new AuthOptions(properties.signup().label(), post.enabled());
    }

    /** Fails with 403 for whom the operator does not let sign up. */
    void admit(boolean invited) {
        properties.signup().admit(invited);
    }

    /** Counts a sign-up; fails with 429 when there were too many from this address. */
    Mono<Void> enter(ServerWebExchange exchange) {
        return tries.count(
                "tg:sign-up:" + CallerAddress.of(exchange), limits.perHour(), WINDOW, "sign-ups from this address");
    }

    /** Counts a letter that somebody has sent; fails with 429 when there were too many from this address. */
    Mono<Void> letter(ServerWebExchange exchange) {
        return tries.count(
                "tg:reset:" + CallerAddress.of(exchange),
                limits.perHour(),
                WINDOW,
                "password resets from this address");
    }
}
