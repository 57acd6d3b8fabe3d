package io.tollgate.admin.oidc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.userinfo.DefaultReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks GitHub for a person's e-mail addresses too: what it tells of a user is not the confirmed one. */
@Component
class GitHubPeople implements ReactiveOAuth2UserService<OAuth2UserRequest, OAuth2User> {

    static final String EMAIL = "confirmed_email";

    private static final ParameterizedTypeReference<List<Map<String, Object>>> ADDRESSES =
            new ParameterizedTypeReference<>() {};

    private final DefaultReactiveOAuth2UserService people = new DefaultReactiveOAuth2UserService();
    private final WebClient client = WebClient.create();

    @Override
    public Mono<OAuth2User> loadUser(OAuth2UserRequest request) {
        return people.loadUser(request)
                .zipWith(addresses(request), (person, addresses) -> with(person, confirmed(addresses)));
    }

    private Mono<List<Map<String, Object>>> addresses(OAuth2UserRequest request) {
        String person = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        return client.get()
                .uri(person + "/emails")
                .headers(headers ->
                        headers.setBearerAuth(request.getAccessToken().getTokenValue()))
                .retrieve()
                .bodyToMono(ADDRESSES);
    }

    private static String confirmed(List<Map<String, Object>> addresses) {
        return addresses.stream()
                .filter(address ->
                        Boolean.TRUE.equals(address.get("verified")) && Boolean.TRUE.equals(address.get("primary")))
                .map(address -> String.valueOf(address.get("email")))
                .findFirst()
                .orElse("");
    }

    private static OAuth2User with(OAuth2User person, String email) {
        Map<String, Object> attributes = new HashMap<>(person.getAttributes());
        attributes.put(EMAIL, email);
        return new DefaultOAuth2User(person.getAuthorities(), attributes, "id");
    }
}
