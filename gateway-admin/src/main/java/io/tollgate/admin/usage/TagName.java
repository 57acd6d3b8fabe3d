package io.tollgate.admin.usage;

import java.util.regex.Pattern;

/** The form of a tag's name: what a key may carry is what a report can be grouped by. */
public final class TagName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    private TagName() {}

    /** Whether a tag may have this name. */
    public static boolean matches(String name) {
        return FORM.matcher(name).matches();
    }
}
