package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an error in one of OpenAI's imitators' spellings says.
 *
 * @param code or, without one, the type; empty where it has neither
 * @param status that the error names for itself, as happens within a stream
 */
record ErrorBody(String code, String message, OptionalInt status) {

    /** Empty when the body is no JSON object, such as a proxy's HTML page. */
    static Optional<ErrorBody> read(byte[] body) {
        try {
            return Optional.of(of(JsonMembers.read(body)));
        } catch (BrokenJson e) {
            return Optional.empty();
        }
    }

    /** Of an object whose {@code error} is an object or a text, or that is itself the error. */
    static ErrorBody of(JsonMembers body) {
        return body.find("error", JsonKind.OBJECT)
                .map(error -> ofError(body.object(error)))
                .orElseGet(() -> ofError(body));
    }

    private static ErrorBody ofError(JsonMembers error) {
        String message = error.string("message")
                .or(() -> error.string("error"))
                .or(() -> error.string("detail"))
                .orElse("the provider gave no reason");
        String code = error.string("code").or(() -> error.string("type")).orElse("");
        return new ErrorBody(code, message, status(error));
    }

    private static OptionalInt status(JsonMembers error) {
        OptionalLong named =
                error.number("status_code").isPresent() ? error.number("status_code") : error.number("code");
        return named.isPresent() && named.getAsLong() >= 400 && named.getAsLong() < 600
                ? OptionalInt.of((int) named.getAsLong())
                : OptionalInt.empty();
    }
}
