package io.tollgate.admin.oidc;

import io.tollgate.billing.setting.InvalidSetting;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services that people may log in by.
 *
 * @param oidc by the name in their links; {@code google} and {@code github} know their issuers
 */
@ConfigurationProperties("tollgate")
public record OidcProperties(@DefaultValue Map<String, Service> oidc) {

    static final String GITHUB = "github";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");
    private static final Map<String, String> KNOWN =
            Map.of("google", "https://accounts.google.com", GITHUB, "https://github.com");

    public OidcProperties {
        oidc = Map.copyOf(oidc);
        oidc.forEach(OidcProperties::check);
    }

    /**
     * One service.
     *
     * @param issuer where it is; for {@code github} the server's address
     * @param displayName what the button says; blank: the name
     */
    public record Service(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String displayName) {

        @Override
        public String toString() {
            return "Service[" + issuer + "]";
        }
    }

    /** Where the service of this name is. */
    String issuer(String name) {
        String configured = oidc.containsKey(name) ? oidc.get(name).issuer().strip() : "";
        return configured.isEmpty() ? KNOWN.getOrDefault(name, "") : configured.replaceAll("/+$", "");
    }

    private static void check(String name, Service service) {
        String prefix = "tollgate.oidc." + name;
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSetting(
                    prefix + ": '" + name + "' is no name", "use up to 30 lower-case letters, digits and '-'");
        }
        if (service.clientId().isBlank() || service.clientSecret().isBlank()) {
            throw new InvalidSetting(
                    prefix + " has no client-id or no client-secret", "set both as the service has issued them");
        }
        String issuer = service.issuer().strip();
        boolean known = issuer.isEmpty() && KNOWN.containsKey(name);
        if (!known && !issuer.startsWith("https://") && !issuer.startsWith("http://")) {
            throw new InvalidSetting(
                    prefix + ".issuer: '" + issuer + "' is no address",
                    "set it to one such as https://login.example.com");
        }
    }
}
