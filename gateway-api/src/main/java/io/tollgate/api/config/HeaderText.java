package io.tollgate.api.config;

import org.jspecify.annotations.Nullable;

/**
 * What may be in a header: what Spring Security's firewall allows by itself, found without the regular expressions that it
 * runs each time that a header is read.
 */
final class HeaderText {

    private static final int FIRST_VISIBLE = 0x20;
    private static final int LAST_VISIBLE = 0x7e;

    private HeaderText() {}

    /** Whether all characters are assigned, and none is a control character. */
    static boolean isName(String name) {
        return isVisible(name) || name.codePoints().allMatch(HeaderText::isPrintable);
    }

    /** The same, but a tab may be in it; and a header may be absent. */
    static boolean isValue(@Nullable String value) {
        return value == null
                || isVisible(value)
                || value.codePoints().allMatch(point -> isPrintable(point) || point == '\t');
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < FIRST_VISIBLE || character > LAST_VISIBLE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(int point) {
        return Character.isDefined(point) && !Character.isISOControl(point);
    }
}
