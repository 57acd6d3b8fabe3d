package io.tollgate.routing.json;

/**
 * The grammar of JSON over bytes, without a token of garbage (RFC 8259; UTF-8 as in RFC 3629, section 4). Each method takes
 * the offset of a value's first byte and gives the offset after its last, or {@link #UNSURE} where the value is not
 * well-formed, or so unusual that only a full parser should judge it.
 */
final class JsonBytes {

    static final int UNSURE = -1;

    /** Of objects and arrays in each other; far below what Jackson lets through. */
    private static final int MOST_DEPTH = 100;

    /** Far below what Jackson lets through. */
    private static final int MOST_NUMBER_BYTES = 100;

    private static final int SHORT_ESCAPE = 2;
    private static final int UNICODE_ESCAPE = 6;

    private final byte[] document;
    private final int end;

    JsonBytes(byte[] document, int end) {
        this.document = document;
        this.end = end;
    }

    /** The byte there; -1 at the end. All bytes of more than one are negative, none of them is -1 in UTF-8. */
    int at(int offset) {
        return offset < end ? document[offset] : -1;
    }

    /** The first byte that is no white space. */
    int skipSpace(int from) {
        int offset = from;
        while (offset < end && isSpace(document[offset])) {
            offset++;
        }
        return offset;
    }

    int value(int start, int depth) {
        return switch (at(start)) {
            case '"' -> string(start);
            case '{' -> depth < MOST_DEPTH ? object(start, depth + 1) : UNSURE;
            case '[' -> depth < MOST_DEPTH ? array(start, depth + 1) : UNSURE;
            case 't' -> literal(start, "true");
            case 'f' -> literal(start, "false");
            case 'n' -> literal(start, "null");
            default -> number(start);
        };
    }

    private int object(int start, int depth) {
        int offset = skipSpace(start + 1);
        if (at(offset) == '}') {
            return offset + 1;
        }
        while (at(offset) == '"') {
            int colon = afterName(offset);
            int after = colon == UNSURE ? UNSURE : value(skipSpace(colon), depth);
            if (after == UNSURE) {
                return UNSURE;
            }
            int separator = skipSpace(after);
            if (at(separator) == '}') {
                return separator + 1;
            }
            offset = at(separator) == ',' ? skipSpace(separator + 1) : end;
        }
        return UNSURE;
    }

    /** After a name and its colon. */
    int afterName(int quote) {
        int after = string(quote);
        int colon = after == UNSURE ? end : skipSpace(after);
        return at(colon) == ':' ? colon + 1 : UNSURE;
    }

    private int array(int start, int depth) {
        int offset = skipSpace(start + 1);
        if (at(offset) == ']') {
            return offset + 1;
        }
        while (true) {
            int after = value(offset, depth);
            if (after == UNSURE) {
                return UNSURE;
            }
            int separator = skipSpace(after);
            if (at(separator) != ',') {
                return at(separator) == ']' ? separator + 1 : UNSURE;
            }
            offset = skipSpace(separator + 1);
        }
    }

    int string(int quote) {
        int offset = quote + 1;
        while (offset < end) {
            int next = document[offset];
            if (next == '"') {
                return offset + 1;
            }
            int length = next == '\\' ? escape(offset) : next >= ' ' ? 1 : next >= 0 ? UNSURE : character(offset);
            if (length == UNSURE) {
                return UNSURE;
            }
            offset += length;
        }
        return UNSURE;
    }

    /** The bytes of an escape. */
    private int escape(int backslash) {
        return switch (at(backslash + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> SHORT_ESCAPE;
            case 'u' -> fourHexDigits(backslash + 2) ? UNICODE_ESCAPE : UNSURE;
            default -> UNSURE;
        };
    }

    private boolean fourHexDigits(int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(at(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a character that is not ASCII. */
    private int character(int from) {
        int first = document[from] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return continues(from + 1, 0x80, 0xBF) ? 2 : UNSURE;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            boolean second = continues(from + 1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            return second && continues(from + 2, 0x80, 0xBF) ? 3 : UNSURE;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            boolean second = continues(from + 1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            return second && continues(from + 2, 0x80, 0xBF) && continues(from + 3, 0x80, 0xBF) ? 4 : UNSURE;
        }
        return UNSURE;
    }

    private boolean continues(int offset, int least, int most) {
        if (offset >= end) {
            return false;
        }
        int next = document[offset] & 0xFF;
        return next >= least && next <= most;
    }

    private int literal(int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at(start + i) != word.charAt(i)) {
                return UNSURE;
            }
        }
        return start + word.length();
    }

    private int number(int start) {
        int whole = at(start) == '-' ? start + 1 : start;
        int offset = at(whole) == '0' ? whole + 1 : digits(whole);
        if (offset != UNSURE && at(offset) == '.') {
            offset = digits(offset + 1);
        }
        if (offset != UNSURE && (at(offset) == 'e' || at(offset) == 'E')) {
            boolean signed = at(offset + 1) == '+' || at(offset + 1) == '-';
            offset = digits(offset + (signed ? 2 : 1));
        }
        return offset - start > MOST_NUMBER_BYTES ? UNSURE : offset;
    }

    /** After one digit or more. */
    private int digits(int from) {
        int offset = from;
        while (at(offset) >= '0' && at(offset) <= '9') {
            offset++;
        }
        return offset == from ? UNSURE : offset;
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
