package io.tollgate.admin.mail;

/**
 * A letter to one person. Its text has a link with a secret: it is never logged.
 *
 * @param text plain text
 */
public record Letter(String to, String subject, String text) {

    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
