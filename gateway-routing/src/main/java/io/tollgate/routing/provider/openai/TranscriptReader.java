package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.chat.Utf8;
import io.tollgate.routing.provider.usage.OpenAiUsage;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads transcripts, which are JSON or, where the caller asked for subtitles or text, are not. */
final class TranscriptReader {

    private static final String JSON = "application/json";

    private TranscriptReader() {}

    static Decoded read(UpstreamAnswer answer) {
        boolean json = answer.header("content-type").orElse(JSON).startsWith(JSON);
        if (!json) {
            // May be empty: nobody speaks in a silence.
            return transcript(answer, Optional.empty(), answer.body().length);
        }
        return answer.body().length == 0 ? failed(answer, "empty", "the answer has no content") : json(answer);
    }

    private static Decoded json(UpstreamAnswer answer) {
        try {
            JsonMembers body = JsonMembers.read(answer.body());
            return body.has("error")
                    ? new Decoded.Failed(ErrorReader.inBand(body))
                    : transcript(
                            answer,
                            usage(body),
                            body.string("text").map(Utf8::length).orElse(0));
        } catch (BrokenJson e) {
            return failed(answer, "unreadable", "the answer is not JSON: " + e.getMessage());
        }
    }

    /** Of a host that tells no usage beside its words' times, the length of the sound is what it bills. */
    private static Optional<UsagePart> usage(JsonMembers body) {
        return PlainUsage.part(body).or(() -> OpenAiUsage.ofDuration(body).map(UsagePart::hidden));
    }

    private static Decoded transcript(UpstreamAnswer answer, Optional<UsagePart> usage, long outputBytes) {
        return new Decoded.Answered(new Answer(answer.body(), usage, Optional.empty(), outputBytes));
    }

    private static Decoded failed(UpstreamAnswer answer, String outcome, String message) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }
}
