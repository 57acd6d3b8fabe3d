package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.RetryAfter;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamError;
import io.tollgate.routing.provider.UpstreamError.Subject;
import io.tollgate.routing.provider.chat.ChatError;
import java.util.regex.Pattern;

/**
 * Tells apart what went wrong.
 *
 * @see <a href="https://docs.cohere.com/reference/errors">Errors</a>
 */
final class ErrorReader {

    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)too many tokens|exceeds? the (?:maximum|limit).*tokens");

    /** Of a prompt that its filter does not let through. */
    private static final int BLOCKED = 498;

    private ErrorReader() {}

    static Failure ofStatus(UpstreamAnswer answer) {
        String said = Json.string(Json.read(answer.body()), "message");
        String message = said.isEmpty() ? "the provider answered " + answer.status() + " without a reason" : said;
        return new UpstreamError(
                        answer.status(), "", message, RetryAfter.read(answer.headers()), ChatError.body("", message))
                .failure(subject(answer.status(), message));
    }

    private static Subject subject(int status, String message) {
        if (status == BLOCKED) {
            return Subject.POLICY;
        }
        return status == 400 && TOO_LONG.matcher(message).find() ? Subject.LENGTH : Subject.STATUS;
    }
}
