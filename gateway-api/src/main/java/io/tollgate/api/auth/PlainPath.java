package io.tollgate.api.auth;

/** Paths in which there is nothing to look twice at: no escapes, parameters, empty segments, or dots that begin one. */
final class PlainPath {

    private PlainPath() {}

    /**
     * Whether a path consists of letters, digits, {@code /}, {@code -}, {@code _}, {@code .} and {@code :} of ASCII alone,
     * and of whole segments.
     *
     * @param path as it was sent, without the query
     */
    static boolean is(String path) {
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            if (!isPlain(character) || (before == '/' && "/.".indexOf(character) >= 0)) {
                return false;
            }
            before = character;
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return isBetween('a', character, 'z')
                || isBetween('A', character, 'Z')
                || isBetween('0', character, '9')
                || "/-_.:".indexOf(character) >= 0;
    }

    private static boolean isBetween(char first, char character, char last) {
        return first <= character && character <= last;
    }
}
