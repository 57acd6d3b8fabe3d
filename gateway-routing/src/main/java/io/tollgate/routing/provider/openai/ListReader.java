package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.embedding.Packing;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;

/** Reads answers that are a list under {@code data} or {@code results}: embeddings, moderations, rankings, images. */
final class ListReader {

    private ListReader() {}

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        try {
            JsonMembers body = JsonMembers.read(answer.body());
            if (body.has("error")) {
                return new Decoded.Failed(ErrorReader.inBand(body));
            }
            return list(body).isPresent()
                    ? answered(call, call.operation() == Operation.EMBEDDINGS ? Packing.apply(call, body) : body)
                    : failed(answer, "empty", "the answer has no list");
        } catch (BrokenJson | JacksonException e) {
            return failed(answer, "unreadable", "the answer is not JSON: " + e.getMessage());
        }
    }

    /** The list, when it has something in it. */
    static Optional<JsonMember> list(JsonMembers body) {
        return body.find("data", JsonKind.ARRAY)
                .or(() -> body.find("results", JsonKind.ARRAY))
                .filter(member -> body.firstItem(member).isPresent());
    }

    private static Decoded answered(ProviderCall call, JsonMembers body) {
        byte[] relabelled = body.find("model", JsonKind.STRING).isEmpty()
                ? body.document()
                : JsonSplice.of(body)
                        .set("model", JsonSplice.quoted(call.publicModel()))
                        .apply();
        return new Decoded.Answered(
                new Answer(relabelled, PlainUsage.part(JsonMembers.read(relabelled)), Optional.empty(), 0));
    }

    private static Decoded failed(UpstreamAnswer answer, String outcome, String message) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }
}
