package io.tollgate.admin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisLoadingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemsTest {

    @Test
    void aStoreThatDoesNotAnswerIsNotTheCallersFault() {
        assertThat(status(new DataAccessResourceFailureException("down"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(status(new CannotCreateTransactionException("down"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(status(new QueryTimeoutException("slow"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(status(new Uncategorized(new IOException("reset")))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void aRedisThatDoesNotAnswerIsNotTheCallersFaultAndAnErrorThatItAnswersIsOurs() {
        assertThat(status(new RedisConnectionException("down"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(status(new RedisCommandTimeoutException("slow"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(status(new RedisLoadingException("starting"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(Problems.in(new RedisCommandExecutionException("ERR in a script")))
                .isEmpty();
    }

    @Test
    void whatNobodyExpectedIsNoProblemOfTheCallers() {
        assertThat(Problems.in(new IllegalStateException("bug"))).isEmpty();
        assertThat(Problems.in(new DataIntegrityViolationException("bug"))).isEmpty();
    }

    private static HttpStatus status(Throwable failure) {
        return Problems.in(failure).orElseThrow().status();
    }

    private static final class Uncategorized extends UncategorizedDataAccessException {

        Uncategorized(Throwable cause) {
            super("", cause);
        }
    }
}
