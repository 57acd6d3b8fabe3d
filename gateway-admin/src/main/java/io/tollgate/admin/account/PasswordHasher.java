package io.tollgate.admin.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Argon2id on threads of its own, few of them: each hash takes 16 MB and tens of milliseconds. */
@Component
class PasswordHasher implements DisposableBean {

    private static final int THREADS = 2;
    private static final int QUEUE = 200;

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, QUEUE, "passwords");
    /** Compared with when there is no such person, so that the answer takes as long. */
    private final Mono<String> nobody = hash(UUID.randomUUID().toString()).cache();

    Mono<String> hash(String password) {
        return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(threads);
    }

    /** Whether the password is the one behind the hash; without a hash false, after as long. */
    Mono<Boolean> matches(String password, Optional<String> hash) {
        return hash.map(Mono::just)
                .orElse(nobody)
                .flatMap(compared -> compare(password, compared))
                .map(equal -> equal && hash.isPresent());
    }

    private Mono<Boolean> compare(String password, String hash) {
        return Mono.fromCallable(() -> encoder.matches(password, hash)).subscribeOn(threads);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
