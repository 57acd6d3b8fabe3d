package io.tollgate.api.config;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.tollgate.billing.redis.RedisAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in one line why the node cannot work with its Redis, and which variable or server to change. */
final class RedisFailureAnalyzer extends AbstractFailureAnalyzer<RedisConnectionException> {

    private final Environment environment;

    RedisFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RedisConnectionException cause) {
        RedisURI address = RedisAddress.parse(environment.getProperty(RedisAddress.PROPERTY, ""));
        String server = "Redis at " + address.getHost() + ":" + address.getPort();
        if (findCause(cause, UnknownHostException.class) != null) {
            return analysis("the host of " + server + " is not known", "correct the host in", cause);
        }
        RedisCommandExecutionException refusal = findCause(cause, RedisCommandExecutionException.class);
        if (refusal != null) {
            return analysis(
                    server + " refuses the login (" + reason(refusal) + ")", "correct user and password in", cause);
        }
        return analysis(
                server + " cannot be reached (" + reason(innermost(cause)) + ")", "start it, or correct", cause);
    }

    private static FailureAnalysis analysis(String problem, String fix, Throwable cause) {
        return new FailureAnalysis(problem, fix + " " + RedisAddress.VARIABLE, cause);
    }

    private static Throwable innermost(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
