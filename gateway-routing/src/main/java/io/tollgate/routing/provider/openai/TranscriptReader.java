package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads transcripts, which are JSON or, where the caller asked for subtitles or text, are not. */
final class TranscriptReader {

    private TranscriptReader() {}

    static Decoded read(UpstreamAnswer answer) {
        if (answer.body().length == 0) {
            return failed(answer, "empty", "the answer has no content");
        }
        String type = answer.header("content-type").orElse("application/json");
        return type.startsWith("application/json") ? json(answer) : transcript(answer, Optional.empty());
    }

    private static Decoded json(UpstreamAnswer answer) {
        try {
            JsonMembers body = JsonMembers.read(answer.body());
            return body.has("error")
                    ? new Decoded.Failed(ErrorReader.inBand(body))
                    : transcript(answer, Optional.of(body));
        } catch (BrokenJson e) {
            return failed(answer, "unreadable", "the answer is not JSON: " + e.getMessage());
        }
    }

    private static Decoded transcript(UpstreamAnswer answer, Optional<JsonMembers> body) {
        return new Decoded.Answered(
                new Answer(answer.body(), body.flatMap(PlainUsage::part), Optional.empty(), answer.body().length));
    }

    private static Decoded failed(UpstreamAnswer answer, String outcome, String message) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }
}
