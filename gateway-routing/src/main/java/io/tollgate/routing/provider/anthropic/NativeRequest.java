package io.tollgate.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import java.util.Optional;
import java.util.Set;

/** A message request in the caller's own bytes, but for the model, the output limit and what only the gateway understands. */
final class NativeRequest {

    private static final Set<String> GATEWAY_ONLY = Set.of("provider", "models", "session_id");
    private static final String LIMIT = "max_tokens";
    private static final String THINKING = "thinking";

    private NativeRequest() {}

    static byte[] of(ProviderCall call, String upstreamModel) {
        JsonMembers body = call.body().json();
        JsonSplice splice = JsonSplice.of(body).set("model", JsonSplice.quoted(upstreamModel));
        GATEWAY_ONLY.forEach(splice::remove);
        call.outputCap().ifPresent(cap -> cap(splice, body, cap));
        return splice.apply();
    }

    /** The budget for thinking must stay below the limit. */
    private static void cap(JsonSplice splice, JsonMembers body, long cap) {
        splice.set(LIMIT, bytes(cap));
        Optional<JsonMembers> thinking = body.find(THINKING, JsonKind.OBJECT).map(body::object);
        long budget = thinking.map(it -> it.number("budget_tokens").orElse(0)).orElse(0L);
        if (budget >= cap && cap > Thinking.LEAST_BUDGET) {
            splice.set(THINKING, ("{\"type\":\"enabled\",\"budget_tokens\":" + (cap - 1) + "}").getBytes(US_ASCII));
        } else if (budget >= cap) {
            splice.remove(THINKING);
        }
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
