package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.usage.OpenAiUsage;
import java.util.Optional;

/** Finds the usage in what OpenAI and its imitators answer. */
final class UsageReader {

    private static final String TIER = "service_tier";

    private UsageReader() {}

    /** The usage of an answer or a chunk, wherever the host put it. */
    static Optional<UsagePart> part(JsonMembers body) {
        Optional<JsonMember> usage = body.find("usage", JsonKind.OBJECT);
        return usage.isEmpty()
                ? groqs(body)
                : OpenAiUsage.read(body.object(usage.get()), body.string(TIER))
                        .map(tokens -> new UsagePart(
                                tokens, usage.get().valueStart(), usage.get().valueEnd()));
    }

    /** Groq's streams have it under a name of its own, not always under the usual one too. */
    private static Optional<UsagePart> groqs(JsonMembers body) {
        return body.find("x_groq", JsonKind.OBJECT)
                .map(body::object)
                .flatMap(own -> own.find("usage", JsonKind.OBJECT).map(own::object))
                .flatMap(usage -> OpenAiUsage.read(usage, body.string(TIER)))
                .map(UsagePart::hidden);
    }
}
