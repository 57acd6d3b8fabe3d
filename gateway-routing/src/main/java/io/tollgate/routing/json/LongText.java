package io.tollgate.routing.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes a long text of a document in one step. */
final class LongText {

    private static final int HEX_DIGITS = 4;

    private final byte[] document;
    private final byte[] text;
    private int at;
    private int length;

    private LongText(byte[] document, int from, int to) {
        this.document = document;
        this.text = new byte[to - from];
        this.at = from;
    }

    /** What stands between the quotes; null where an escape is none, or half of a pair. */
    static @Nullable String between(byte[] document, int from, int to) {
        int escape = escape(document, from, to);
        return escape == to
                ? new String(document, from, to - from, StandardCharsets.UTF_8)
                : new LongText(document, from, to).decoded(to);
    }

    private static int escape(byte[] document, int from, int to) {
        int at = from;
        while (at < to && document[at] != '\\') {
            at++;
        }
        return at;
    }

    private @Nullable String decoded(int to) {
        while (at < to) {
            int escape = escape(document, at, to);
            System.arraycopy(document, at, text, length, escape - at);
            length += escape - at;
            at = escape;
            if (at < to && !unescape(to)) {
                return null;
            }
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    private boolean unescape(int to) {
        if (document[at + 1] == 'u') {
            return unescapeUnit(to);
        }
        int plain = "\"\\/bfnrt".indexOf(document[at + 1]);
        if (plain < 0) {
            return false;
        }
        text[length++] = (byte) "\"\\/\b\f\n\r\t".charAt(plain);
        at += 2;
        return true;
    }

    private boolean unescapeUnit(int to) {
        int unit = unit(at, to);
        at += HEX_DIGITS + 2;
        if (unit >= 0 && Character.isHighSurrogate((char) unit)) {
            int low = unit(at, to);
            at += HEX_DIGITS + 2;
            return low >= 0
                    && Character.isLowSurrogate((char) low)
                    && put(Character.toCodePoint((char) unit, (char) low));
        }
        return unit >= 0 && !Character.isLowSurrogate((char) unit) && put(unit);
    }

    /** The UTF-16 unit that is written out here; below 0 where there is none. */
    private int unit(int from, int to) {
        if (from + HEX_DIGITS + 2 > to || document[from] != '\\' || document[from + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = from + 2; i < from + 2 + HEX_DIGITS; i++) {
            int digit = Character.digit(document[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    /** As UTF-8, which is always shorter than the escape. */
    private boolean put(int codePoint) {
        byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, text, length, encoded.length);
        length += encoded.length;
        return true;
    }
}
