package io.tollgate.bench.load;

import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides whether an answer counts. Called on the load generator's thread. */
public interface AnswerCheck {

    /** What is wrong with the answer; empty when it counts. */
    Optional<String> faultOf(FullHttpResponse answer);

    /** The same for those that take down how long it took, from the intended start to the last byte. */
    default Optional<String> faultOf(FullHttpResponse answer, long latencyNanos) {
        return faultOf(answer);
    }

    /** Status 200 and a body that contains all of these. */
    static AnswerCheck containing(String... parts) {
        return answer -> {
            if (answer.status().code() != 200) {
                return Optional.of("status " + answer.status().code());
            }
            String body = answer.content().toString(StandardCharsets.UTF_8);
            for (String part : parts) {
                if (!body.contains(part)) {
                    return Optional.of("body without " + part);
                }
            }
            return Optional.empty();
        };
    }
}
