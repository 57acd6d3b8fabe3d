package io.tollgate.admin.oidc;

import io.tollgate.admin.http.Problem;
import io.tollgate.admin.mail.LinkProperties;
import io.tollgate.billing.setting.InvalidSetting;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Knows the services, whose own descriptions are read when somebody first logs in: a start needs none of them. */
@Component
class OutsideRegistrations implements ReactiveClientRegistrationRepository {

    private static final Logger log = LoggerFactory.getLogger(OutsideRegistrations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};
    private static final String GITHUB_ITSELF = "https://github.com";

    private final OidcProperties properties;
    private final String home;
    private final WebClient client = WebClient.create();
    private final Map<String, Mono<ClientRegistration>> registrations = new TreeMap<>();

    OutsideRegistrations(OidcProperties properties, LinkProperties links) {
        this.properties = properties;
        this.home = links.publicUrl().strip().replaceAll("/+$", "");
        if (!properties.oidc().isEmpty() && home.isEmpty()) {
            throw new InvalidSetting(
                    "tollgate.oidc is set, and services send people back to TOLLGATE_PUBLIC_URL, which is not",
                    "set it to where people open the dashboard, such as https://tollgate.example.com");
        }
        properties.oidc().keySet().forEach(name -> registrations.put(name, registration(name)));
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String name) {
        return registrations.getOrDefault(name, Mono.empty());
    }

    String issuer(String name) {
        return properties.issuer(name);
    }

    private Mono<ClientRegistration> registration(String name) {
        return name.equals(OidcProperties.GITHUB)
                ? Mono.just(completed(name, gitHub(properties.issuer(name))))
                : discovered(properties.issuer(name))
                        .map(builder -> completed(name, builder.scope("openid", "email", "profile")))
                        .doOnError(failure -> log.warn("{} is not reached: {}", name, failure.toString()))
                        .onErrorMap(failure -> Problem.unavailable(
                                "login_unavailable", name + " does not answer: log in another way, or try again"))
                        .cache(found -> REMEMBERED, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<ClientRegistration.Builder> discovered(String issuer) {
        return client.get()
                .uri(issuer + "/.well-known/openid-configuration")
                .retrieve()
                .bodyToMono(DOCUMENT)
                // What reads it looks for files of its own, the first time.
                .publishOn(Schedulers.boundedElastic())
                .map(document -> described(issuer, document))
                .timeout(PATIENCE);
    }

    /** The issuer must be who it says (OpenID Connect Discovery 1.0, 4.3). */
    private static ClientRegistration.Builder described(String issuer, Map<String, Object> document) {
        String named = String.valueOf(document.get("issuer")).replaceAll("/+$", "");
        if (!named.equals(issuer)) {
            throw new IllegalStateException("the issuer " + issuer + " calls itself " + named);
        }
        return ClientRegistrations.fromOidcConfiguration(document);
    }

    /** GitHub speaks OAuth 2.0 alone. A server of one's own has its API below its address. */
    private static ClientRegistration.Builder gitHub(String server) {
        String api = server.equals(GITHUB_ITSELF) ? "https://api.github.com" : server + "/api/v3";
        return ClientRegistration.withRegistrationId(OidcProperties.GITHUB)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri(server + "/login/oauth/authorize")
                .tokenUri(server + "/login/oauth/access_token")
                .userInfoUri(api + "/user")
                .userNameAttributeName("id")
                .scope("read:user", "user:email");
    }

    private ClientRegistration completed(String name, ClientRegistration.Builder builder) {
        OidcProperties.Service service =
                Objects.requireNonNull(properties.oidc().get(name));
        return builder.registrationId(name)
                .clientId(service.clientId().strip())
                .clientSecret(service.clientSecret().strip())
                .redirectUri(home + OutsideLoginConfiguration.PATH + name + "/callback")
                .build();
    }
}
