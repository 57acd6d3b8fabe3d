package io.tollgate.routing.provider.openai;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;

/** Reads a complete answer of status 2xx, which may still be none. */
final class AnswerReader {

    private AnswerReader() {}

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        try {
            JsonMembers body = JsonMembers.read(answer.body());
            return body.has("error") ? new Decoded.Failed(ErrorReader.inBand(body)) : answered(call, answer, body);
        } catch (BrokenJson | JacksonException e) {
            return failed(answer, "unreadable", "the answer is not JSON: " + e.getMessage());
        }
    }

    private static Decoded answered(ProviderCall call, UpstreamAnswer answer, JsonMembers body) {
        Choices choices = Choices.of(body);
        JsonMembers relabelled = JsonMembers.read(relabelled(call, body));
        Optional<UsagePart> usage = UsageReader.part(relabelled);
        if (saysNothing(choices, usage.map(UsagePart::tokens))) {
            return failed(answer, "empty", "the answer has no content");
        }
        return new Decoded.Answered(
                new Answer(relabelled.document(), usage, choices.finishReason(), choices.outputBytes()));
    }

    /** A model may well stop without a word; then the provider counts the token that it took. */
    static boolean saysNothing(Choices choices, Optional<TokenUsage> usage) {
        boolean stopped = choices.finishReason().map("stop"::equals).orElse(true);
        return choices.outputBytes() == 0
                && stopped
                && usage.map(TokenUsage::output).orElse(0L) == 0;
    }

    private static byte[] relabelled(ProviderCall call, JsonMembers body) {
        return body.find("model", JsonKind.STRING).isEmpty()
                ? body.document()
                : JsonSplice.of(body)
                        .set("model", JsonSplice.quoted(call.publicModel()))
                        .apply();
    }

    private static Decoded failed(UpstreamAnswer answer, String outcome, String message) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }
}
