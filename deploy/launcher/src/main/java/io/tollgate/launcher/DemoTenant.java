package io.tollgate.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One organization with teams on budgets and their keys, as a person would make them in the dashboard. */
record DemoTenant(Gateway gateway, Path file) {

    private static final String TEAM = "Demo";
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;

    /** Makes what is missing; a key that still works stays the same. */
    DemoState prepare() {
        DemoState state = DemoState.loadOrCreate(file);
        state.save(file);
        enter(state);
        Map<String, String> teams = teams();
        DemoTeam.OTHERS.stream().filter(team -> !teams.containsKey(team.name())).forEach(this::create);
        String team = teams.containsKey(TEAM) ? teams.get(TEAM) : createTeam();
        DemoState complete = state.in(organization());
        if (complete.key().filter(this::works).isEmpty()) {
            complete = complete.withKey(createKey(team));
        }
        complete.save(file);
        return complete;
    }

    private void enter(DemoState state) {
        Answer signUp = gateway.postInSession(
                "/api/auth/sign-up",
                Map.of(
                        "email",
                        state.email(),
                        "password",
                        state.password(),
                        "name",
                        "Demo User",
                        "organization",
                        "Demo Organization"));
        if (signUp.status() == CONFLICT) {
            logIn(state);
        } else {
            signUp.orThrow();
        }
    }

    private void logIn(DemoState state) {
        gateway.postInSession("/api/auth/login", Map.of("email", state.email(), "password", state.password()))
                .orThrow();
    }

    private String organization() {
        return gateway.getInSession("/api/me")
                .orThrow()
                .path("organization")
                .path("id")
                .asString();
    }

    /** Their ids by their names. */
    private Map<String, String> teams() {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode team : gateway.getInSession("/api/teams").orThrow().path("data")) {
            ids.put(team.path("name").asString(""), team.path("id").asString());
        }
        return ids;
    }

    private void create(DemoTeam team) {
        String id = create("/api/teams", team.request()).path("id").asString();
        for (String key : team.keys()) {
            create(
                    "/api/keys",
                    DemoTeam.keyRequest(id, key, key.equals(team.keys().get(0))));
        }
    }

    private String createTeam() {
        Map<String, Object> budget = Map.of("amount", "5.00", "window", "day", "kind", "hard");
        return create("/api/teams", Map.of("name", TEAM, "budgets", List.of(budget)))
                .path("id")
                .asString();
    }

    private boolean works(String key) {
        return gateway.getWithBearer("/v1/key", key).status() != UNAUTHORIZED;
    }

    private String createKey(String team) {
        return create("/api/keys", Map.of("team_id", team, "name", "demo"))
                .path("secret")
                .asString();
    }

    private JsonNode create(String path, Map<String, Object> body) {
        return gateway.postInSession(path, body).orThrow();
    }
}
