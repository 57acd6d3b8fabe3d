package io.tollgate.routing.json;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** JSON text as somebody may have written it: odd whitespace, escapes and number spellings included. */
public final class WrittenJson {

    private WrittenJson() {}

    /** An object with distinct names. */
    public static Arbitrary<String> objects() {
        return object(Arbitraries.lazyOf(WrittenJson::scalars, WrittenJson::arrays, WrittenJson::nestedObjects));
    }

    static Arbitrary<String> values() {
        return Arbitraries.lazyOf(WrittenJson::scalars, WrittenJson::scalars, WrittenJson::nestedObjects);
    }

    private static Arbitrary<String> nestedObjects() {
        return object(scalars());
    }

    private static Arbitrary<String> arrays() {
        return values().list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
    }

    private static Arbitrary<String> object(Arbitrary<String> values) {
        Arbitrary<String> member =
                Combinators.combine(spaces(), values, spaces()).as((before, value, after) -> before + value + after);
        return Combinators.combine(
                        names().list().uniqueElements().ofMaxSize(6),
                        member.list().ofSize(6),
                        spaces())
                .as(WrittenJson::join);
    }

    private static String join(List<String> names, List<String> values, String space) {
        StringBuilder object = new StringBuilder("{").append(space);
        for (int i = 0; i < names.size(); i++) {
            object.append(i == 0 ? "" : "," + space)
                    .append('"')
                    .append(names.get(i))
                    .append('"')
                    .append(space)
                    .append(':')
                    .append(values.get(i));
        }
        return object.append('}').toString();
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("model", "messages", "stream", "max_tokens", "a", "ä", "日本", "", "x y", "😀", "{", "n");
    }

    private static Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "0", "-0", "1E5", "1.50", "-12.3e-4", "123456789012345678901"),
                Arbitraries.of("\"\"", "\"\\u0041\\n\\\"\"", "\"}{][,:\"", "\"grüße 😀\"", "\"\\\\\""),
                Arbitraries.strings().alpha().map(text -> '"' + text + '"'));
    }

    private static Arbitrary<String> spaces() {
        return Arbitraries.of("", "", " ", "\n\t", "\r\n  ");
    }
}
