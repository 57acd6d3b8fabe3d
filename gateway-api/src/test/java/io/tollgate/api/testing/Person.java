package io.tollgate.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Somebody with a browser who has signed up: keeps the session's cookies and sends the CSRF token back. */
public final class Person {

    private static final String CSRF_COOKIE = "XSRF-TOKEN=";

    private final TestClient client;
    private final JsonNode account;

    private Person(TestClient client, JsonNode account) {
        this.client = client;
        this.account = account;
    }

    /** Signs up with an organization of their own. */
    static Person signUp(TestClient anyone) {
        String email = "ada-" + UUID.randomUUID() + "@example.com";
        Reply reply = anyone.post("/api/auth/sign-up", """
                        {"name": "Ada", "organization": "Analytical Engines", "email": "%s",
                         "password": "correct horse battery staple"}""".formatted(email));
        JsonNode account = reply.expect(201).json();
        List<String> cookies = reply.response().headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .toList();
        return new Person(withCookies(anyone, cookies), account);
    }

    private static TestClient withCookies(TestClient anyone, List<String> cookies) {
        String token = cookies.stream()
                .filter(cookie -> cookie.startsWith(CSRF_COOKIE))
                .map(cookie -> cookie.substring(CSRF_COOKIE.length()))
                .collect(Collectors.joining());
        assertThat(token).as("CSRF token").isNotEmpty();
        return anyone.with("Cookie", String.join("; ", cookies)).with("X-XSRF-TOKEN", token);
    }

    public String organizationId() {
        return account.at("/organization/id").asString();
    }

    /** The client with the session's cookies. */
    public TestClient browser() {
        return client;
    }

    /** Creates a team; the fields are what comes after the name. */
    public JsonNode createTeam(String name, String... fields) {
        return client.post("/api/teams", body("\"name\": \"" + name + "\"", fields))
                .expect(201)
                .json();
    }

    /** Creates a key of the team; the fields are what comes after the name. */
    public JsonNode createKey(JsonNode team, String... fields) {
        String teamId = team.get("id").asString();
        return client.post("/api/keys", body("\"name\": \"test\", \"team_id\": \"" + teamId + "\"", fields))
                .expect(201)
                .json();
    }

    /** Changes what the path names. */
    public Reply patch(String path, String json) {
        return client.with("Content-Type", "application/json").send("PATCH", path, BodyPublishers.ofString(json));
    }

    private static String body(String first, String... fields) {
        return Stream.concat(Stream.of(first), Stream.of(fields)).collect(Collectors.joining(", ", "{", "}"));
    }
}
