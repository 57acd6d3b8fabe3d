package io.tollgate.api.canonical;

/** Tells where JSON that comes in parts is whole: all that was opened is closed again. */
final class JsonEnd {

    private int depth;
    private boolean begun;
    private boolean quoted;
    private boolean escaped;

    void read(String part) {
        for (int i = 0; i < part.length(); i++) {
            read(part.charAt(i));
        }
    }

    private void read(char c) {
        if (quoted) {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            begun = true;
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }

    boolean isReached() {
        return begun && depth <= 0 && !quoted;
    }
}
