package io.tollgate.admin.mail;

import java.net.URI;
import org.springframework.stereotype.Component;

/** Writes the letters. Secrets stand behind {@code #}, which browsers send to no server. */
@Component
public class Letters {

    private final URI home;

    Letters(SmtpProperties smtp, LinkProperties links) {
        this.home = links.home(smtp.enabled());
    }

    /** For whoever signs up. */
    public Letter verify(String to, String name, String secret) {
        return new Letter(to, "Confirm your e-mail address", """
                Hello %s,

                to finish signing up, open this link within a day and enter the password you chose:

                %s

                If you did not sign up, leave it: without your click there is no account.
                """.formatted(name, link("/verify-email", secret)));
    }

    /** For whoever signs up and has an account. */
    public Letter known(String to) {
        return new Letter(to, "You have an account already", """
                Hello,

                somebody, probably you, signed up with this e-mail address, which has an account. Log in here, or ask for
                a new password there:

                %s

                If it was not you, there is nothing to do.
                """.formatted(page("/login")));
    }

    /** For whoever forgot their password. */
    public Letter reset(String to, String secret) {
        return new Letter(to, "Choose a new password", """
                Hello,

                to choose a new password, open this link within an hour:

                %s

                If you did not ask for it, leave it: your password stays as it is.
                """.formatted(link("/reset-password", secret)));
    }

    /** For whoever is invited. */
    public Letter invitation(String to, String inviter, String organization, String secret) {
        return new Letter(
                to, "Join " + organization, """
                Hello,

                %s invites you to join %s. Open this link to accept:

                %s

                It works once, for this e-mail address.
                """.formatted(inviter, organization, link("/accept-invitation", secret)));
    }

    private String link(String path, String secret) {
        return page(path) + "#" + secret;
    }

    private String page(String path) {
        String start = home.toString();
        return (start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path;
    }
}
