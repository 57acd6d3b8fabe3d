package io.tollgate.admin.account;

import java.util.Locale;

/**
 * Somebody whom another service has logged in.
 *
 * @param issuer the service's address
 * @param subject who it is there, for ever
 * @param email the address that the service has confirmed; blank: none
 * @param name as it is shown; blank: unknown
 */
public record OutsidePerson(String issuer, String subject, String email, String name) {

    private static final int MAX_NAME = 100;

    public OutsidePerson {
        email = email.strip().toLowerCase(Locale.ROOT);
        String written = name.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        String known = written.isEmpty() ? email.substring(0, Math.max(0, email.indexOf('@'))) : written;
        name = known.length() > MAX_NAME ? known.substring(0, MAX_NAME) : known;
    }
}
