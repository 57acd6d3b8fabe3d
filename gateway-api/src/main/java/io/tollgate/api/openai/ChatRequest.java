package io.tollgate.api.openai;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.pipeline.Ask;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the members of a chat completion that matter to the gateway; all others are the provider's business.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat completion</a>
 */
final class ChatRequest {

    private static final String ENDPOINT = "chat.completions";
    private static final int MAX_CHOICES = 128;

    /** In characters; names are kept in the request's row, and repeated in errors. */
    private static final int MAX_NAME = 256;

    private final JsonMembers body;

    private ChatRequest(JsonMembers body) {
        this.body = body;
    }

    /**
     * @param strictLimit whether the caller would rather be refused than capped
     * @throws io.tollgate.api.error.GatewayException naming the member that is missing or wrong
     */
    static Ask read(byte[] bytes, boolean strictLimit) {
        return new ChatRequest(members(bytes)).ask(strictLimit);
    }

    private static JsonMembers members(byte[] bytes) {
        try {
            return JsonMembers.read(bytes);
        } catch (BrokenJson e) {
            throw broken(e, "");
        }
    }

    /** The members of the object under this name; its own duplicates are found only now. */
    private Optional<JsonMembers> object(String name) {
        try {
            return body.find(name, JsonKind.OBJECT).map(body::object);
        } catch (BrokenJson e) {
            throw broken(e, name + ".");
        }
    }

    private static RuntimeException broken(BrokenJson e, String prefix) {
        return e.member()
                .map(member -> RequestErrors.duplicateField(prefix + member))
                .orElseGet(() -> RequestErrors.brokenJson(String.valueOf(e.getMessage())))
                .exception();
    }

    private Ask ask(boolean strictLimit) {
        String model = model();
        requireMessages();
        boolean stream = flag("stream");
        return new Ask(
                ENDPOINT,
                body,
                model,
                stream,
                stream && usageWanted(),
                outputLimit(),
                choices(),
                strictLimit,
                required(),
                endUser());
    }

    private String model() {
        JsonMember member = present("model");
        if (member.kind() != JsonKind.STRING) {
            throw wrong("model", member, "a string");
        }
        return name("model")
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> RequestErrors.invalidField(
                                "model", "it is empty. GET /v1/models lists those that you may call.")
                        .exception());
    }

    private void requireMessages() {
        JsonMember member = present("messages");
        if (member.kind() != JsonKind.ARRAY) {
            throw wrong("messages", member, "an array");
        }
        if (isEmpty(member)) {
            throw RequestErrors.invalidField("messages", "it is empty; send at least one message.")
                    .exception();
        }
    }

    private boolean isEmpty(JsonMember array) {
        byte[] bytes = body.document();
        for (int i = array.valueStart() + 1; i < array.valueEnd() - 1; i++) {
            if (!Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean usageWanted() {
        return object("stream_options")
                .flatMap(options -> options.bool("include_usage"))
                .orElse(false);
    }

    /** The newer name counts where both are given. */
    private OptionalLong outputLimit() {
        OptionalLong limit = positive("max_completion_tokens");
        return limit.isPresent() ? limit : positive("max_tokens");
    }

    private int choices() {
        long choices = positive("n").orElse(1);
        if (choices > MAX_CHOICES) {
            throw RequestErrors.invalidField("n", choices + " is more than " + MAX_CHOICES + ".")
                    .exception();
        }
        return (int) choices;
    }

    private Set<Capability> required() {
        Set<Capability> required = EnumSet.of(Capability.CHAT);
        if (body.has("tools")) {
            required.add(Capability.TOOLS);
        }
        if (format().filter("json_schema"::equals).isPresent()) {
            required.add(Capability.JSON_SCHEMA);
        }
        return required;
    }

    private Optional<String> format() {
        return object("response_format").flatMap(format -> format.string("type"));
    }

    private Optional<String> endUser() {
        Optional<String> user = name("user");
        return name("safety_identifier").or(() -> user);
    }

    private Optional<String> name(String field) {
        Optional<String> name = body.string(field);
        int length = name.map(String::length).orElse(0);
        if (length > MAX_NAME) {
            throw RequestErrors.invalidField(
                            field, "it has " + length + " characters; it may have " + MAX_NAME + " at most.")
                    .exception();
        }
        return name;
    }

    private boolean flag(String name) {
        if (!body.has(name)) {
            return false;
        }
        return body.bool(name).orElseThrow(() -> wrong(name, present(name), "true or false"));
    }

    private OptionalLong positive(String name) {
        if (!body.has(name)) {
            return OptionalLong.empty();
        }
        OptionalLong number = body.number(name);
        if (number.isEmpty() || number.getAsLong() < 1) {
            throw wrong(name, present(name), "a whole number from 1 on");
        }
        return number;
    }

    private JsonMember present(String name) {
        return body.find(name)
                .filter(member -> member.kind() != JsonKind.NULL)
                .orElseThrow(() -> RequestErrors.missingField(name).exception());
    }

    private RuntimeException wrong(String name, JsonMember member, String wanted) {
        String kind = member.kind().name().toLowerCase(Locale.ROOT);
        String sent = member.kind() == JsonKind.NUMBER ? body.raw(member) : "it is of the type " + kind;
        GatewayError error = RequestErrors.invalidField(name, sent + "; it must be " + wanted + ".");
        return error.exception();
    }
}
