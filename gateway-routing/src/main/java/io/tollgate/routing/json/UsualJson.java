package io.tollgate.routing.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of nearly every object that comes along. What is broken or unusual it does not judge: Jackson's parser
 * does, and says what is wrong.
 */
final class UsualJson {

    private static final int MOST_NAME_BYTES = 1_000;

    private final byte[] document;
    private final int start;
    private final int end;
    private final JsonBytes bytes;
    private final Map<String, JsonMember> members = new LinkedHashMap<>();

    UsualJson(byte[] document, int start, int end) {
        this.document = document;
        this.start = start;
        this.end = end;
        this.bytes = new JsonBytes(document, end);
    }

    /** The object; null where Jackson should look. */
    @Nullable JsonMembers object() {
        int opened = bytes.skipSpace(start);
        if (bytes.at(opened) != '{') {
            return null;
        }
        int closed = members(bytes.skipSpace(opened + 1));
        boolean whole = closed != JsonBytes.UNSURE && bytes.skipSpace(closed) == end;
        return whole ? new JsonMembers(document, opened, closed, members) : null;
    }

    /** After the closing brace. */
    private int members(int first) {
        if (bytes.at(first) == '}') {
            return first + 1;
        }
        int offset = first;
        while (bytes.at(offset) == '"') {
            int after = member(offset);
            int separator = after == JsonBytes.UNSURE ? end : bytes.skipSpace(after);
            if (bytes.at(separator) == '}') {
                return separator + 1;
            }
            offset = bytes.at(separator) == ',' ? bytes.skipSpace(separator + 1) : end;
        }
        return JsonBytes.UNSURE;
    }

    /** After the member's value. */
    private int member(int quote) {
        int afterName = bytes.afterName(quote);
        String name = afterName == JsonBytes.UNSURE ? null : name(quote + 1);
        if (name == null) {
            return JsonBytes.UNSURE;
        }
        int valueStart = bytes.skipSpace(afterName);
        int valueEnd = bytes.value(valueStart, 1);
        if (valueEnd == JsonBytes.UNSURE) {
            return JsonBytes.UNSURE;
        }
        JsonMember member = new JsonMember(name, kind(bytes.at(valueStart)), quote, valueStart, valueEnd);
        return members.put(name, member) == null ? valueEnd : JsonBytes.UNSURE;
    }

    /** Of a string that was found to be well-formed; null where it has escapes, or is very long. */
    private @Nullable String name(int from) {
        int offset = from;
        while (bytes.at(offset) != '"') {
            if (bytes.at(offset) == '\\' || offset - from > MOST_NAME_BYTES) {
                return null;
            }
            offset++;
        }
        return new String(document, from, offset - from, StandardCharsets.UTF_8);
    }

    private static JsonKind kind(int first) {
        return switch (first) {
            case '"' -> JsonKind.STRING;
            case '{' -> JsonKind.OBJECT;
            case '[' -> JsonKind.ARRAY;
            case 't', 'f' -> JsonKind.BOOLEAN;
            case 'n' -> JsonKind.NULL;
            default -> JsonKind.NUMBER;
        };
    }
}
