package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
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
    private final Mono<String> nobody = hash(UUID.randomUUID().toString()).cacheInvalidateIf(made -> false);

    Mono<String> hash(String password) {
        return work(() -> encoder.encode(password));
    }

    /** Whether the password is the one behind the hash; without a hash false, after as long. */
    Mono<Boolean> matches(String password, Optional<String> hash) {
        return hash.map(Mono::just)
                .orElse(nobody)
                .flatMap(compared -> compare(password, compared))
                .map(equal -> equal && hash.isPresent());
    }

    private Mono<Boolean> compare(String password, String hash) {
        return work(() -> encoder.matches(password, hash));
    }

    private <T> Mono<T> work(Callable<T> hashing) {
        return Mono.fromCallable(hashing)
                .subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Problem.unavailable("busy", "too many people log in at this moment; try again"));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
