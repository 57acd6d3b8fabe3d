package io.tollgate.routing.cascade;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where the requests of a protocol say what is wanted, and its answers what was given. */
interface Wording {

    /** The schema that the answer's text must fulfil; absent where it may be any text. */
    Optional<JsonNode> form(JsonMembers request);

    /** What each function that may be called takes, by its name. */
    Map<String, JsonNode> functions(JsonMembers request);

    /** All choices of the answer. */
    List<Given> given(JsonNode answer);

    static Wording of(Operation operation) {
        return switch (operation) {
            case MESSAGES -> new MessagesWording();
            case RESPONSES -> new ResponsesWording();
            default -> new ChatWording();
        };
    }

    /** A member of a request; missing where there is none. */
    static JsonNode member(JsonMembers request, String name) {
        return request.find(name)
                .map(found -> Json.read(request.document(), found.valueStart(), found.valueEnd()))
                .orElseGet(Json::missing);
    }

    /** JSON within a text; empty when it is none. */
    static Optional<JsonNode> parsed(String json) {
        return Optional.of(Json.read(json.getBytes(StandardCharsets.UTF_8))).filter(node -> !node.isMissingNode());
    }

    /** The form that a member {@code format} of type {@code json_schema} or {@code json_object} asks for. */
    static Optional<JsonNode> form(JsonNode format, JsonNode schema) {
        return switch (Json.string(format, "type")) {
            case "json_schema" -> Optional.of(schema);
            case "json_object" -> Optional.of(Json.object().put("type", "object"));
            default -> Optional.empty();
        };
    }

    /**
     * One choice.
     *
     * @param refused whether the model says that it will not answer
     * @param calling whether it calls any tool; tools of other kinds than functions are the provider's own business
     */
    record Given(boolean refused, boolean calling, List<Called> calls, String text) {}

    /**
     * A function that is to be called.
     *
     * @param arguments absent where they are no JSON
     */
    record Called(String name, Optional<JsonNode> arguments) {

        static Called of(String name, String arguments) {
            return new Called(name, parsed(arguments.isBlank() ? "{}" : arguments));
        }
    }
}
