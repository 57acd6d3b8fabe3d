package io.tollgate.admin.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server; without a host no mail is sent.
 *
 * @param security {@code starttls} (the default), {@code tls} from the first byte, or {@code none}
 * @param from who the letters are from, such as {@code Tollgate <tollgate@example.com>}
 */
@ConfigurationProperties("tollgate.smtp")
public record SmtpProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("starttls") Security security,
        @DefaultValue("") String from) {

    /** How the connection is kept from listeners. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    public SmtpProperties {
        if (!host.isBlank() && from.isBlank()) {
            throw new IllegalArgumentException(
                    "tollgate.smtp.from: is required with tollgate.smtp.host; set TOLLGATE_SMTP_FROM to the address that"
                            + " letters come from");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("tollgate.smtp.port: " + port + " is no port; use 587, or 465 with tls");
        }
    }

    boolean enabled() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return "SmtpProperties[" + host + ":" + port + "]";
    }
}
