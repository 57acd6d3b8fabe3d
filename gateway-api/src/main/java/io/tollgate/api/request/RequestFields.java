package io.tollgate.api.request;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a JSON body, read one by one; each method throws the {@link io.tollgate.api.error.GatewayException} that
 * names the member when it is not what it must be.
 */
public final class RequestFields {

    /** In characters; names are kept in the request's row, and repeated in errors. */
    private static final int MAX_NAME = 256;

    private final JsonMembers body;

    private RequestFields(JsonMembers body) {
        this.body = body;
    }

    /** Those of a body that is one JSON object without duplicates. */
    public static RequestFields read(byte[] bytes) {
        try {
            return new RequestFields(JsonMembers.read(bytes));
        } catch (BrokenJson e) {
            throw broken(e, "");
        }
    }

    public JsonMembers body() {
        return body;
    }

    public boolean has(String name) {
        return body.has(name);
    }

    /** Whether the member is an array with something in it; clients send an empty one where they have nothing. */
    public boolean hasItems(String name) {
        return body.find(name, JsonKind.ARRAY).filter(array -> !isEmpty(array)).isPresent();
    }

    /** The members of the object under this name; its own duplicates are found only now. */
    public Optional<JsonMembers> object(String name) {
        try {
            return body.find(name, JsonKind.OBJECT).map(body::object);
        } catch (BrokenJson e) {
            throw broken(e, name + ".");
        }
    }

    /** The {@code model}. */
    public String model() {
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

    /** Looks that the member is an array with something in it. */
    public JsonMember items(String name, String one) {
        JsonMember member = present(name);
        if (member.kind() != JsonKind.ARRAY) {
            throw wrong(name, member, "an array");
        }
        if (isEmpty(member)) {
            throw RequestErrors.invalidField(name, "it is empty; send at least one " + one + ".")
                    .exception();
        }
        return member;
    }

    /**
     * Whether the member has this string in it, as a name or a value, wherever: found without reading it. Texts that quote
     * it do not count, because they escape its quotes.
     */
    public boolean mentions(String name, String word) {
        byte[] token = ("\"" + word + "\"").getBytes(StandardCharsets.US_ASCII);
        return body.find(name)
                .filter(member -> indexOf(body.document(), token, member) >= 0)
                .isPresent();
    }

    private static int indexOf(byte[] document, byte[] token, JsonMember member) {
        int last = member.valueEnd() - token.length;
        for (int i = member.valueStart(); i <= last; i++) {
            // The last letter differs more often than the quote before the first.
            if (document[i] == token[0]
                    && document[i + token.length - 2] == token[token.length - 2]
                    && Arrays.equals(document, i, i + token.length, token, 0, token.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Looks that the member is a text. */
    public void requireText(String name) {
        JsonMember member = present(name);
        if (member.kind() != JsonKind.STRING) {
            throw wrong(name, member, "a string");
        }
    }

    /** Looks that the member is a text, or an array with something in it. */
    public JsonMember textOrItems(String name) {
        JsonMember member = present(name);
        if (member.kind() != JsonKind.STRING && member.kind() != JsonKind.ARRAY) {
            throw wrong(name, member, "a string or an array");
        }
        return member.kind() == JsonKind.STRING ? member : items(name, "input");
    }

    /** How many items the array has, at most {@code most}. */
    public int itemCount(JsonMember array, int most) {
        int count = body.items(array).size();
        if (count > most) {
            throw RequestErrors.invalidField(
                            array.name(), "it has " + count + " items; it may have " + most + " at most.")
                    .exception();
        }
        return count;
    }

    /** Whether a stream is to tell its usage. */
    public boolean usageWanted() {
        return object("stream_options")
                .flatMap(options -> options.bool("include_usage"))
                .orElse(false);
    }

    /** Who the caller says is behind the request. */
    public Optional<String> endUser() {
        Optional<String> user = name("user");
        return name("safety_identifier").or(() -> user);
    }

    /** A short text. */
    public Optional<String> name(String field) {
        Optional<String> name = body.string(field);
        name.ifPresent(text -> requireShort(field, text));
        return name;
    }

    /** Looks that a text, from whatever body, is a short one. */
    public static void requireShort(String field, String text) {
        if (text.length() > MAX_NAME) {
            throw RequestErrors.invalidField(
                            field, "it has " + text.length() + " characters; it may have " + MAX_NAME + " at most.")
                    .exception();
        }
    }

    /** False where it is absent. */
    public boolean flag(String name) {
        if (!body.has(name)) {
            return false;
        }
        return body.bool(name).orElseThrow(() -> wrong(name, present(name), "true or false"));
    }

    /** A whole number from 1 on, where it is there. */
    public OptionalLong positive(String name) {
        return number(name, 1);
    }

    /** A whole number from {@code least} on, where it is there. */
    public OptionalLong number(String name, int least) {
        if (!body.has(name)) {
            return OptionalLong.empty();
        }
        OptionalLong number = body.whole(name);
        if (number.isEmpty() || number.getAsLong() < least) {
            throw wrong(name, present(name), "a whole number from " + least + " on");
        }
        return number;
    }

    /** A whole number from 1 to {@code most}; 1 where it is absent. */
    public int count(String name, int most) {
        long count = positive(name).orElse(1);
        if (count > most) {
            throw RequestErrors.invalidField(name, count + " is more than " + most + ".")
                    .exception();
        }
        return (int) count;
    }

    /** The member, which must be there. */
    public JsonMember present(String name) {
        return body.find(name)
                .filter(member -> member.kind() != JsonKind.NULL)
                .orElseThrow(() -> RequestErrors.missingField(name).exception());
    }

    /** The error of a member that is something else than wanted. */
    public RuntimeException wrong(String name, JsonMember member, String wanted) {
        String kind = member.kind().name().toLowerCase(Locale.ROOT);
        String sent = member.kind() == JsonKind.NUMBER ? body.raw(member) : "it is of the type " + kind;
        GatewayError error = RequestErrors.invalidField(name, sent + "; it must be " + wanted + ".");
        return error.exception();
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

    private static RuntimeException broken(BrokenJson e, String prefix) {
        return e.member()
                .map(member -> RequestErrors.duplicateField(prefix + member))
                .orElseGet(() -> e.isOverLimit()
                        ? RequestErrors.jsonOverLimit(String.valueOf(e.getMessage()))
                        : RequestErrors.brokenJson(String.valueOf(e.getMessage())))
                .exception();
    }
}
