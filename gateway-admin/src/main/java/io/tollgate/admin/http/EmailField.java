package io.tollgate.admin.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads e-mail addresses from requests. */
public final class EmailField {

    private static final int MAX = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;.]+(\\.[^\\s@<>\",;.]+)+");

    private EmailField() {}

    /** The address in lower case; what is wrong with it goes into {@code fields}. */
    public static String read(Fields fields, @Nullable String written) {
        String email = fields.text("email", written, MAX).toLowerCase(Locale.ROOT);
        if (!email.isEmpty()) {
            fields.require(EMAIL.matcher(email).matches(), "email", "'" + email + "' is not an e-mail address");
        }
        return email;
    }
}
