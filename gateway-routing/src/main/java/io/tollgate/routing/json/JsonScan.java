package io.tollgate.routing.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** One pass of Jackson's streaming parser over the bytes of an object. */
final class JsonScan {

    private static final JsonFactory JSON = JsonFactory.builder()
            // Excerpts of a prompt have no place in a message that may be logged.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** What the parser's messages tell of the parser. */
    private static final Pattern PARSERS_OWN =
            Pattern.compile("\\s*\\(start marker at \\[Source.*?]\\)|\\s*\\[Source.*?]|,? from `[^`]*`");

    /** Of the largest {@code long}. */
    private static final int MAX_DIGITS = 19;

    private final byte[] document;
    private final int start;
    private final int end;

    JsonScan(byte[] document, int start, int end) {
        this.document = document;
        this.start = start;
        this.end = end;
    }

    JsonMembers object() {
        refuseOtherEncodings();
        try (JsonParser parser = parser()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BrokenJson("the document is not a JSON object", null);
            }
            int opened = tokenStart(parser);
            Map<String, JsonMember> members = members(parser);
            int closed = position(parser);
            if (parser.nextToken() != null) {
                throw new BrokenJson("there is more after the JSON object's end at byte " + closed, null);
            }
            return new JsonMembers(document, opened, closed, members);
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** Of an array in a document that was found to be well-formed. */
    List<JsonItem> items(int most) {
        try (JsonParser parser = parser()) {
            parser.nextToken();
            List<JsonItem> items = new ArrayList<>();
            while (items.size() < most) {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    break;
                }
                items.add(item(parser, token));
            }
            return items;
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    Optional<JsonKind> firstItem() {
        try (JsonParser parser = parser()) {
            parser.nextToken();
            JsonToken token = parser.nextToken();
            return token == JsonToken.END_ARRAY ? Optional.empty() : Optional.of(kind(token));
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private JsonItem item(JsonParser parser, @Nullable JsonToken token) {
        JsonKind kind = kind(token);
        int from = tokenStart(parser);
        return new JsonItem(kind, from, valueEnd(parser, kind, from));
    }

    private int valueEnd(JsonParser parser, JsonKind kind, int valueStart) {
        if (kind == JsonKind.STRING) {
            return stringEnd(valueStart);
        }
        // Numbers are read lazily; only then does the position lie behind them.
        parser.finishToken();
        parser.skipChildren();
        return position(parser);
    }

    /** The parser would make a text of it, which may be most of the document; it checks it in passing over. */
    private int stringEnd(int valueStart) {
        int closed = closingQuote(document, valueStart, end);
        if (closed == end) {
            throw new BrokenJson("the document ends in the middle of a string that begins at byte " + valueStart, null);
        }
        return closed + 1;
    }

    /** Where the string ends that is opened here; {@code end} where it does not. */
    static int closingQuote(byte[] document, int opened, int end) {
        int at = opened + 1;
        while (at < end && document[at] != '"') {
            at += document[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, end);
    }

    private JsonParser parser() {
        return JSON.createParser(ObjectReadContext.empty(), document, start, end - start);
    }

    private Map<String, JsonMember> members(JsonParser parser) {
        Map<String, JsonMember> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonMember member = member(parser);
            if (members.put(member.name(), member) != null) {
                throw new BrokenJson(
                        "'" + member.name() + "' is there twice, again at byte " + member.start(), member.name());
            }
        }
        return members;
    }

    private JsonMember member(JsonParser parser) {
        String name = parser.currentName();
        int nameStart = tokenStart(parser);
        JsonKind kind = kind(parser.nextToken());
        int valueStart = tokenStart(parser);
        return new JsonMember(name, kind, nameStart, valueStart, valueEnd(parser, kind, valueStart));
    }

    static String string(byte[] document, JsonMember member) {
        try (JsonParser parser = JSON.createParser(
                ObjectReadContext.empty(), document, member.valueStart(), member.valueEnd() - member.valueStart())) {
            parser.nextToken();
            return parser.getString();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    static OptionalLong number(String written) {
        try {
            BigDecimal value = new BigDecimal(written);
            // Only then is the number written out: 1e999999999 is a few bytes of JSON and a gigabyte of digits.
            long wholeDigits = (long) value.precision() - value.scale();
            return wholeDigits <= MAX_DIGITS ? whole(value, wholeDigits) : OptionalLong.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong whole(BigDecimal value, long wholeDigits) {
        return OptionalLong.of(wholeDigits <= 0 ? 0 : value.toBigInteger().longValueExact());
    }

    static boolean isWhole(String number) {
        try {
            BigDecimal value = new BigDecimal(number);
            return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        } catch (NumberFormatException e) {
            // JSON allows longer exponents.
            return false;
        }
    }

    private static JsonKind kind(@Nullable JsonToken token) {
        if (token == null) {
            throw new BrokenJson("the document ends before the object does", null);
        }
        return switch (token) {
            case START_OBJECT -> JsonKind.OBJECT;
            case START_ARRAY -> JsonKind.ARRAY;
            case VALUE_STRING -> JsonKind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonKind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonKind.BOOLEAN;
            default -> JsonKind.NULL;
        };
    }

    /** Jackson would read UTF-16 and UTF-32 too, but then bytes have no offsets; RFC 8259 asks for UTF-8. */
    private void refuseOtherEncodings() {
        for (int i = start; i < Math.min(end, start + 4); i++) {
            if (document[i] == 0 || document[i] == (byte) 0xFE || document[i] == (byte) 0xFF) {
                throw new BrokenJson("the document is not UTF-8", null);
            }
        }
    }

    private int tokenStart(JsonParser parser) {
        return offset(parser.currentTokenLocation());
    }

    private int position(JsonParser parser) {
        return offset(parser.currentLocation());
    }

    private int offset(TokenStreamLocation location) {
        return start + Math.toIntExact(location.getByteOffset());
    }

    private static BrokenJson broken(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null
                ? ""
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + " (byte "
                        + Math.max(0, at.getByteOffset()) + ")";
        String what = PARSERS_OWN.matcher(e.getOriginalMessage()).replaceAll("");
        return e instanceof StreamConstraintsException
                ? BrokenJson.overLimit("the JSON goes beyond a limit" + where + ": " + what)
                : new BrokenJson("the JSON is broken" + where + ": " + what, null);
    }
}
