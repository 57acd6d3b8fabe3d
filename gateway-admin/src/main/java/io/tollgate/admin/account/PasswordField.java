package io.tollgate.admin.account;

import io.tollgate.admin.http.Fields;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads new passwords from requests. */
final class PasswordField {

    private static final int MIN_PASSWORD = 10;
    private static final int MAX_PASSWORD = 200;
    private static final int MIN_DISTINCT = 5;

    /** What every guesser tries first, of those that are long enough. */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "12345678910",
            "123456789a",
            "123456789q",
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "abcdefghij",
            "adminadmin",
            "administrator",
            "basketball",
            "changeme123",
            "iloveyou12",
            "letmein123",
            "password00",
            "password01",
            "password10",
            "password11",
            "password12",
            "password123",
            "password1234",
            "password12345",
            "passw0rd123",
            "passwordpassword",
            "q1w2e3r4t5",
            "qwerty1234",
            "qwerty12345",
            "qwertyuiop",
            "qwertyuiop123",
            "secret1234",
            "superman123",
            "welcome123",
            "welcome1234");

    private PasswordField() {}

    static String read(Fields fields, @Nullable String written, String email) {
        String password = written == null ? "" : written;
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.isEmpty()) {
            fields.reject("password", "is required");
        } else if (password.length() < MIN_PASSWORD) {
            fields.reject("password", "has " + password.length() + " characters; use at least " + MIN_PASSWORD);
        } else if (password.length() > MAX_PASSWORD) {
            fields.reject("password", "is longer than " + MAX_PASSWORD + " characters");
        } else if (COMMON.contains(lower) || password.chars().distinct().count() < MIN_DISTINCT) {
            fields.reject("password", "is one that guessers try first; use a less common one");
        } else if (lower.equals(email)) {
            fields.reject("password", "is the e-mail address; use another");
        }
        return password;
    }
}
