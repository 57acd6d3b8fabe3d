package io.tollgate.admin;

import java.util.UUID;

/**
 * An organization with its owner's browser.
 *
 * @param user the owner's identifier
 * @param team the first team's identifier
 */
public record Tenant(Browser browser, String email, String user, String organization, String team) {

    public static final String PASSWORD = "a long enough passphrase";

    /** Somebody new with an organization of their own. */
    public static Tenant signUp(Browser browser) {
        String email = UUID.randomUUID() + "@example.com";
        Reply reply = browser.post("/api/auth/sign-up", """
                        {"email": "%s", "password": "%s", "name": "Ada Lovelace", "organization": "Analytical Engines"}
                        """.formatted(email, PASSWORD))
                .is(201);
        return new Tenant(browser, email, reply.at("$.user.id"), reply.at("$.organization.id"), reply.at("$.team.id"));
    }

    /** The body of a login. */
    public String login() {
        return """
                {"email": "%s", "password": "%s"}
                """.formatted(email, PASSWORD);
    }

    /** A new team of this name; its identifier. */
    public String newTeam(String name) {
        return browser.post("/api/teams", "{\"name\": \"%s\"}".formatted(name))
                .is(201)
                .at("$.id");
    }

    /** A new key in the first team; what was answered. */
    public Reply newKey(String name) {
        return browser.post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"%s\"}".formatted(team, name))
                .is(201);
    }
}
