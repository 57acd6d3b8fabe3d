package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.http.Problem;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;

class PasswordHasherTest {

    private final PasswordHasher passwords = new PasswordHasher();

    @AfterEach
    void stop() {
        passwords.destroy();
    }

    @Test
    void saysWhenToComeBackOnceTooManyWait() {
        Throwable refusal = Flux.range(0, 1000)
                .flatMap(i -> passwords.matches("guess " + i, Optional.empty()), 1000)
                .then()
                .materialize()
                .mapNotNull(ended -> ended.getThrowable())
                .block();

        assertThat(refusal).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(problem.retryAfter()).isPresent();
        });
    }
}
