package io.tollgate.billing.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * A Lua script that Redis runs as one step.
 *
 * @param <T> what it answers, as {@code type} decodes it
 */
public final class RedisScript<T> {

    private final ServingRedis redis;
    private final String text;
    private final String digest;
    private final ScriptOutputType type;

    private RedisScript(ServingRedis redis, String text, ScriptOutputType type) {
        this.redis = redis;
        this.text = text;
        this.digest = redis.here().sync().digest(text);
        this.type = type;
    }

    /** A script that answers a list of integers and strings. */
    public static RedisScript<List<Object>> answeringList(
            StatefulRedisConnection<String, String> connection, String... files) {
        return answeringList(ServingRedis.shared(connection), files);
    }

    /** A script that answers an integer. */
    public static RedisScript<Long> answeringInteger(
            StatefulRedisConnection<String, String> connection, String... files) {
        return answeringInteger(ServingRedis.shared(connection), files);
    }

    /** A script that answers a string. */
    public static RedisScript<String> answeringString(
            StatefulRedisConnection<String, String> connection, String... files) {
        return answeringString(ServingRedis.shared(connection), files);
    }

    /** As {@link #answeringList(StatefulRedisConnection, String...)}, for requests. */
    public static RedisScript<List<Object>> answeringList(ServingRedis redis, String... files) {
        return new RedisScript<>(redis, read(files), ScriptOutputType.MULTI);
    }

    /** As {@link #answeringInteger(StatefulRedisConnection, String...)}, for requests. */
    public static RedisScript<Long> answeringInteger(ServingRedis redis, String... files) {
        return new RedisScript<>(redis, read(files), ScriptOutputType.INTEGER);
    }

    /** As {@link #answeringString(StatefulRedisConnection, String...)}, for requests. */
    public static RedisScript<String> answeringString(ServingRedis redis, String... files) {
        return new RedisScript<>(redis, read(files), ScriptOutputType.VALUE);
    }

    /** Runs the script; sends its text only when Redis does not know it yet. */
    public Mono<T> run(List<String> keys, List<String> arguments) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] argumentArray = arguments.toArray(String[]::new);
        return Mono.defer(() -> {
            StatefulRedisConnection<String, String> connection = redis.here();
            return connection.isOpen()
                    ? send(connection, keyArray, argumentArray)
                    : Mono.error(new RedisAwayException());
        });
    }

    /**
     * Whether a script may have run although {@link #run} failed so. Not when nothing was sent, nor when Redis answered with
     * an error, which it does before a script's first write; but when its answer was late or lost.
     */
    public static boolean mayHaveRun(Throwable failure) {
        return !(failure instanceof RedisAwayException
                || failure instanceof RecoveringException
                || failure instanceof RedisCommandExecutionException);
    }

    private Mono<T> send(StatefulRedisConnection<String, String> connection, String[] keys, String[] arguments) {
        return answer(() -> connection.async().<T>evalsha(digest, type, keys, arguments))
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> answer(() -> connection.async().<T>eval(text, type, keys, arguments)));
    }

    /**
     * What is sent when somebody subscribes. Not {@code Mono.fromCompletionStage}: that holds the command with all its
     * arguments for as long as whoever asked is there, which is a stream's whole life.
     */
    private static <T> Mono<T> answer(Supplier<RedisFuture<T>> command) {
        return Mono.create(sink -> {
            RedisFuture<T> sent = command.get();
            // Let go of as soon as there is an answer.
            sink.onCancel(() -> sent.cancel(false));
            sent.whenComplete((answer, failure) -> {
                if (failure == null) {
                    sink.success(answer);
                } else {
                    sink.error(failure);
                }
            });
        });
    }

    private static String read(String... files) {
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            text.append(read(file)).append('\n');
        }
        return text.toString();
    }

    private static String read(String file) {
        try (InputStream script = RedisScript.class.getResourceAsStream(file)) {
            if (script == null) {
                throw new IllegalStateException("no script " + file);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
