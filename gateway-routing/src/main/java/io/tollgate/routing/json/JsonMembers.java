package io.tollgate.routing.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, found in a single pass over its bytes; the bytes themselves stay as they are. */
public final class JsonMembers {

    private static final long MOST_BEFORE_A_DIGIT = Long.MAX_VALUE / 10 - 1;

    private final byte[] document;
    private final int start;
    private final int end;
    private final Map<String, JsonMember> members;

    JsonMembers(byte[] document, int start, int end, Map<String, JsonMember> members) {
        this.document = document;
        this.start = start;
        this.end = end;
        this.members = members;
    }

    /**
     * Reads a whole document.
     *
     * @param document UTF-8; not copied, so it must not change afterwards
     * @throws BrokenJson when it is not one JSON object, is malformed, has trailing content, or repeats a member's name
     */
    public static JsonMembers read(byte[] document) {
        return read(document, 0, document.length);
    }

    /** As {@link #read(byte[])}, of the bytes from {@code start} to before {@code end}; spans count from the document's beginning. */
    public static JsonMembers read(byte[] document, int start, int end) {
        JsonMembers usual = new UsualJson(document, start, end).object();
        return usual == null ? new JsonScan(document, start, end).object() : usual;
    }

    /** The members of the object that a member's value is. */
    public JsonMembers object(JsonMember member) {
        return read(document, member.valueStart(), member.valueEnd());
    }

    /** The items of the array that a member's value is, in their order. */
    public List<JsonItem> items(JsonMember array) {
        return items(array, Integer.MAX_VALUE);
    }

    /** As {@link #items(JsonMember)}, but no more than the first few: the others are not looked at. */
    public List<JsonItem> items(JsonMember array, int most) {
        return new JsonScan(document, array.valueStart(), array.valueEnd()).items(most);
    }

    /** What the first item of the array is; empty when the array is. */
    public Optional<JsonKind> firstItem(JsonMember array) {
        return new JsonScan(document, array.valueStart(), array.valueEnd()).firstItem();
    }

    public byte[] document() {
        return document;
    }

    /** Offset of the object's opening brace. */
    public int start() {
        return start;
    }

    /** Offset after the object's closing brace. */
    public int end() {
        return end;
    }

    /** All members, in the document's order. */
    public Collection<JsonMember> all() {
        return Collections.unmodifiableCollection(members.values());
    }

    /** The member of this name; a value of {@code null} counts as present. */
    public Optional<JsonMember> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member of this name when its value is of this kind. */
    public Optional<JsonMember> find(String name, JsonKind kind) {
        JsonMember member = members.get(name);
        return member == null || member.kind() != kind ? Optional.empty() : Optional.of(member);
    }

    /** Whether the member is there and is not {@code null}. */
    public boolean has(String name) {
        JsonMember member = members.get(name);
        return member != null && member.kind() != JsonKind.NULL;
    }

    /** The decoded string, when the member is one. */
    public Optional<String> string(String name) {
        return find(name, JsonKind.STRING).map(this::decoded);
    }

    private String decoded(JsonMember string) {
        for (int i = string.valueStart(); i < string.valueEnd(); i++) {
            if (document[i] < 0 || document[i] == '\\') {
                return JsonScan.string(document, string);
            }
        }
        int length = string.valueEnd() - string.valueStart() - 2;
        return new String(document, string.valueStart() + 1, length, StandardCharsets.US_ASCII);
    }

    /** The number without its fraction, when the member is a number that fits a {@code long}. */
    public OptionalLong number(String name) {
        @Nullable JsonMember member = members.get(name);
        return member == null || member.kind() != JsonKind.NUMBER ? OptionalLong.empty() : number(member);
    }

    /** As {@link #number}, where it has no fraction: 2.0 and 2e1 have none. */
    public OptionalLong whole(String name) {
        @Nullable JsonMember member = members.get(name);
        return member == null || member.kind() != JsonKind.NUMBER || !isWhole(member)
                ? OptionalLong.empty()
                : number(member);
    }

    private OptionalLong number(JsonMember member) {
        long value = 0;
        for (int i = member.valueStart(); i < member.valueEnd(); i++) {
            int digit = document[i] - '0';
            if (digit < 0 || digit > 9 || value > MOST_BEFORE_A_DIGIT) {
                return JsonScan.number(raw(member));
            }
            value = value * 10 + digit;
        }
        return OptionalLong.of(value);
    }

    private boolean isWhole(JsonMember number) {
        for (int i = number.valueStart(); i < number.valueEnd(); i++) {
            if (document[i] < '0' || document[i] > '9') {
                return JsonScan.isWhole(raw(number));
            }
        }
        return true;
    }

    /** The truth value, when the member is one. */
    public Optional<Boolean> bool(String name) {
        return find(name, JsonKind.BOOLEAN).map(member -> document[member.valueStart()] == 't');
    }

    /** The object's own bytes as text. */
    public String text() {
        return new String(document, start, end - start, StandardCharsets.UTF_8);
    }

    /** A value's bytes as text. */
    public String raw(JsonMember member) {
        return new String(
                document, member.valueStart(), member.valueEnd() - member.valueStart(), StandardCharsets.UTF_8);
    }

    /** A copy of a value's bytes. */
    public byte[] bytes(JsonMember member) {
        return Arrays.copyOfRange(document, member.valueStart(), member.valueEnd());
    }
}
