package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a whole message, which goes to the caller as it is but for the model's name. */
final class NativeAnswer {

    private NativeAnswer() {}

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        try {
            JsonMembers body = JsonMembers.read(answer.body());
            return body.has("error")
                    ? new Decoded.Failed(new ErrorReader(call).inBand(Json.read(answer.body())))
                    : answered(call, answer, body);
        } catch (BrokenJson e) {
            return failed(answer, "unreadable", "the answer is not JSON: " + e.getMessage());
        }
    }

    private static Decoded answered(ProviderCall call, UpstreamAnswer answer, JsonMembers body) {
        byte[] relabelled = body.find("model", JsonKind.STRING).isEmpty()
                ? body.document()
                : JsonSplice.of(body)
                        .set("model", JsonSplice.quoted(call.publicModel()))
                        .apply();
        Optional<UsagePart> usage = usage(JsonMembers.read(relabelled));
        long generated = generated(body);
        String finish = FinishReason.of(body.string("stop_reason").orElse(""));
        if (generated == 0
                && finish.equals("stop")
                && usage.map(part -> part.tokens().output()).orElse(0L) == 0) {
            return failed(answer, "empty", "the answer has no content");
        }
        return new Decoded.Answered(new Answer(relabelled, usage, Optional.of(finish), generated));
    }

    private static Optional<UsagePart> usage(JsonMembers message) {
        return message.find("usage", JsonKind.OBJECT)
                .flatMap(place -> MessageUsage.of(message)
                        .map(tokens -> new UsagePart(tokens, place.valueStart(), place.valueEnd())));
    }

    private static long generated(JsonMembers message) {
        long bytes = 0;
        Optional<JsonMember> content = message.find("content", JsonKind.ARRAY);
        for (JsonItem block : content.map(message::items).orElseGet(List::of)) {
            if (block.kind() == JsonKind.OBJECT) {
                JsonMembers members = JsonMembers.read(message.document(), block.start(), block.end());
                long input = members.find("input")
                        .map(value -> (long) value.valueEnd() - value.valueStart())
                        .orElse(0L);
                bytes += Generated.bytes(members) + input;
            }
        }
        return bytes;
    }

    private static Decoded failed(UpstreamAnswer answer, String outcome, String message) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }
}
