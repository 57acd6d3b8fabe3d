package io.tollgate.routing.provider.chat;

/** Counts bytes without encoding them. */
public final class Utf8 {

    private Utf8() {}

    /** How many bytes the text has as UTF-8. */
    public static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Half of a surrogate pair's four bytes each.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
