package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Quirk;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.chat.Neutral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A request as one host of OpenAI's protocol spells it, whose differences are in its {@link Wire}. */
final class Spelling {

    private static final String LIMIT = "max_completion_tokens";
    private static final byte[] ANY = "\"any\"".getBytes(US_ASCII);

    private final Wire wire;
    private final List<String> left = new ArrayList<>();
    private final Concessions concessions;

    private Spelling(Wire wire, Concessions concessions) {
        this.wire = wire;
        this.concessions = concessions;
    }

    /**
     * Looks what of the call the host has no word for.
     *
     * @throws io.tollgate.routing.provider.Untranslatable where there is such, unless the caller wants it dropped
     */
    static Spelling of(ProviderCall call, Offering offering) {
        Spelling spelling = new Spelling(offering.provider().wire(), new Concessions(call, offering));
        if (spelling.wire.respells()) {
            spelling.check(call.body().json());
        }
        if (call.operation() == Operation.CHAT) {
            spelling.checkSampling(call.body().json(), offering.upstreamModel());
        }
        return spelling;
    }

    /** OpenAI's reasoning models refuse to be sampled. */
    private void checkSampling(JsonMembers request, String upstreamModel) {
        for (String name : OpenAiModel.SAMPLING) {
            if (request.has(name) && !left.contains(name) && !samples(request, upstreamModel)) {
                JsonMember member = request.find(name).orElseThrow();
                if (!OpenAiModel.isUsual(name, value(request, member))) {
                    concessions.drop(name, "model '" + upstreamModel + "' takes none while it reasons");
                }
                left.add(name);
            }
        }
    }

    private static boolean samples(JsonMembers request, String upstreamModel) {
        return OpenAiModel.of(upstreamModel)
                .samples(request.string("reasoning_effort").orElse(""));
    }

    private void check(JsonMembers request) {
        for (String name : wire.unsupported()) {
            request.find(name).ifPresent(member -> {
                if (!Neutral.is(name, value(request, member))) {
                    concessions.drop(name, "its provider has no such parameter");
                }
                left.add(name);
            });
        }
        left.addAll(wire.ignored());
        if (wire.has(Quirk.NO_JSON_SCHEMA) && asksForSchema(request)) {
            concessions.drop("response_format", "its provider holds no answer to a schema; ask for a 'json_object'");
            left.add("response_format");
        }
    }

    private static boolean asksForSchema(JsonMembers request) {
        return request.find("response_format", JsonKind.OBJECT)
                .map(request::object)
                .flatMap(format -> format.string("type"))
                .filter("json_schema"::equals)
                .isPresent();
    }

    private static JsonNode value(JsonMembers request, JsonMember member) {
        return Json.read(request.document(), member.valueStart(), member.valueEnd());
    }

    /** What the caller is told of it. */
    Map<String, String> remarks() {
        return concessions.remarks();
    }

    boolean takesStreamOptions() {
        return !wire.has(Quirk.NO_STREAM_OPTIONS);
    }

    /** Whether the host knows the newer name of the output's limit. */
    boolean namesCompletion() {
        return !wire.has(Quirk.MAX_TOKENS);
    }

    /** The request in the host's spelling; itself where that is OpenAI's. */
    JsonMembers apply(JsonMembers request) {
        if (!wire.respells() && left.isEmpty()) {
            return request;
        }
        JsonSplice splice = JsonSplice.of(request);
        left.forEach(splice::remove);
        if (!takesStreamOptions()) {
            splice.remove("stream_options");
        }
        if (wire.has(Quirk.MAX_TOKENS)) {
            rename(splice, request, LIMIT, "max_tokens");
        }
        if (wire.has(Quirk.RANDOM_SEED)) {
            rename(splice, request, "seed", "random_seed");
        }
        if (wire.has(Quirk.TOOL_CHOICE_ANY)) {
            request.string("tool_choice")
                    .filter("required"::equals)
                    .ifPresent(required -> splice.set("tool_choice", ANY));
        }
        if (wire.has(Quirk.SYSTEM_ROLE)) {
            request.find("messages", JsonKind.ARRAY)
                    .flatMap(messages -> Roles.withoutDeveloper(request, messages))
                    .ifPresent(messages -> splice.set("messages", messages));
        }
        return wire.has(Quirk.NO_REASONING_CONTENT) ? unreasoned(applied(request, splice)) : applied(request, splice);
    }

    private static JsonMembers unreasoned(JsonMembers request) {
        JsonSplice splice = JsonSplice.of(request);
        request.find("messages", JsonKind.ARRAY)
                .flatMap(messages -> PastReasoning.removed(request, messages))
                .ifPresent(messages -> splice.set("messages", messages));
        return applied(request, splice);
    }

    private static JsonMembers applied(JsonMembers request, JsonSplice splice) {
        return splice.isEmpty() ? request : JsonMembers.read(splice.apply());
    }

    private static void rename(JsonSplice splice, JsonMembers request, String from, String to) {
        request.find(from).ifPresent(member -> {
            splice.remove(from);
            splice.set(to, request.bytes(member));
        });
    }
}
