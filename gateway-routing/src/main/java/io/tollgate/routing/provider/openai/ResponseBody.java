package io.tollgate.routing.provider.openai;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.chat.Utf8;
import io.tollgate.routing.provider.usage.OpenAiUsage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The response of an answer or of an event, in the provider's own bytes.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response object</a>
 */
record ResponseBody(JsonMembers response) {

    private static final Set<String> SAID = Set.of("text", "refusal", "arguments", "input", "name");
    private static final Set<String> CALLS = Set.of("function_call", "custom_tool_call");
    private static final Set<String> READS = Set.of("open_page", "find_in_page", "find");
    private static final String OUTPUT = "output";

    /** The document that it is in, with the model named as the caller knows it. */
    byte[] naming(byte[] publicModel) {
        return response.find("model", JsonKind.STRING).isEmpty()
                ? response.document()
                : JsonSplice.of(response).set("model", publicModel).apply();
    }

    Optional<UsagePart> usage() {
        return response.find("usage", JsonKind.OBJECT)
                .flatMap(place ->
                        tokens(place).map(tokens -> new UsagePart(tokens, place.valueStart(), place.valueEnd())));
    }

    private Optional<TokenUsage> tokens(JsonMember place) {
        return OpenAiUsage.read(response.object(place), response.string("service_tier"))
                .map(tokens -> tokens.with(tokens.units().and(Unit.SEARCH, searches())))
                .map(tokens -> OpenAiUsage.together(tokens, drawing()));
    }

    /** What OpenAI's tool that draws used: a model for images has tokens of its own, which the usage leaves out. */
    private TokenUsage drawing() {
        return response.find("tool_usage", JsonKind.OBJECT)
                .map(response::object)
                .flatMap(tools -> tools.find("image_gen", JsonKind.OBJECT).map(tools::object))
                .flatMap(usage -> OpenAiUsage.read(usage, Optional.empty()))
                .orElse(TokenUsage.NONE);
    }

    /**
     * OpenAI bills each of its searches, but not what it reads on the pages.
     *
     * @see <a href="https://platform.openai.com/docs/guides/tools-web-search">Web search: output</a>
     */
    private long searches() {
        return items().stream().filter(ResponseBody::isSearch).count();
    }

    private static boolean isSearch(JsonMembers item) {
        boolean reads = item.find("action", JsonKind.OBJECT)
                .map(item::object)
                .flatMap(action -> action.string("type"))
                .filter(READS::contains)
                .isPresent();
        return !reads && item.string("type").filter("web_search_call"::equals).isPresent();
    }

    boolean isFailed() {
        return response.find("error", JsonKind.OBJECT).isPresent()
                || response.string("status").filter("failed"::equals).isPresent();
    }

    /** In the words of chat completions. */
    String finishReason() {
        String cut = response.find("incomplete_details", JsonKind.OBJECT)
                .map(response::object)
                .flatMap(details -> details.string("reason"))
                .orElse("");
        if (!cut.isEmpty()) {
            return cut.equals("content_filter") ? cut : "length";
        }
        return items().stream().anyMatch(ResponseBody::isCall) ? "tool_calls" : "stop";
    }

    /** UTF-8 bytes of what was generated, at whatever depth of the output. */
    long outputBytes() {
        return items().stream()
                .mapToLong(item -> generated(response.document(), item))
                .sum();
    }

    private static boolean isCall(JsonMembers item) {
        return item.string("type").filter(CALLS::contains).isPresent();
    }

    private List<JsonMembers> items() {
        return response.find(OUTPUT, JsonKind.ARRAY).map(response::items).orElseGet(List::of).stream()
                .filter(item -> item.kind() == JsonKind.OBJECT)
                .map(item -> JsonMembers.read(response.document(), item.start(), item.end()))
                .toList();
    }

    private static long generated(byte[] document, JsonMembers object) {
        long bytes = 0;
        for (JsonMember member : object.all()) {
            if (member.kind() == JsonKind.STRING && SAID.contains(member.name())) {
                bytes += object.string(member.name()).map(Utf8::length).orElse(0);
            } else if (member.kind() == JsonKind.ARRAY && !member.name().equals("annotations")) {
                bytes += generated(document, object.items(member));
            }
        }
        return bytes;
    }

    private static long generated(byte[] document, List<JsonItem> items) {
        return items.stream()
                .filter(item -> item.kind() == JsonKind.OBJECT)
                .mapToLong(item -> generated(document, JsonMembers.read(document, item.start(), item.end())))
                .sum();
    }
}
