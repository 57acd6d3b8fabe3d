package io.tollgate.admin.mail;

import io.tollgate.billing.setting.InvalidSetting;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the dashboard is, as people reach it: never taken from a request, whose headers anybody may write.
 *
 * @param publicUrl such as {@code https://tollgate.example.com}
 */
@ConfigurationProperties("tollgate")
public record LinkProperties(@DefaultValue("") String publicUrl) {

    /**
     * The beginning of every link.
     *
     * @param needed whether letters with links are sent
     */
    URI home(boolean needed) {
        if (publicUrl.isBlank() && needed) {
            throw new InvalidSetting(
                    "TOLLGATE_SMTP_HOST is set, and letters have links, but TOLLGATE_PUBLIC_URL is not",
                    "set it to where people open the dashboard, such as https://tollgate.example.com");
        }
        URI home = URI.create(publicUrl.strip());
        if (needed
                && (home.getHost() == null || !String.valueOf(home.getScheme()).startsWith("http"))) {
            throw new InvalidSetting(
                    "TOLLGATE_PUBLIC_URL: '" + publicUrl + "' is no address of a page",
                    "set it to where people open the dashboard, such as https://tollgate.example.com");
        }
        return home;
    }
}
