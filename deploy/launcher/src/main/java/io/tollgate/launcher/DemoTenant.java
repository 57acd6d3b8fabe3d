package io.tollgate.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One organization with a team on a daily budget and a key, as a person would make them in the dashboard. */
record DemoTenant(Gateway gateway, Path file) {

    private static final String TEAM = "Demo";
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;

    /** Makes what is missing; a key that still works stays the same. */
    DemoState prepare() {
        DemoState state = DemoState.loadOrCreate(file);
        state.save(file);
        enter(state);
        String team = team().orElseGet(this::createTeam);
        if (state.key().filter(this::works).isPresent()) {
            return state;
        }
        DemoState complete = state.withKey(createKey(team));
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

    private Optional<String> team() {
        for (JsonNode team : gateway.getInSession("/api/teams").orThrow().path("data")) {
            if (team.path("name").asString("").equals(TEAM)) {
                return Optional.of(team.path("id").asString());
            }
        }
        return Optional.empty();
    }

    private String createTeam() {
        Map<String, Object> budget = Map.of("amount", "5.00", "window", "day", "kind", "hard");
        return gateway.postInSession("/api/teams", Map.of("name", TEAM, "budgets", List.of(budget)))
                .orThrow()
                .path("id")
                .asString();
    }

    private boolean works(String key) {
        return gateway.getWithBearer("/v1/key", key).status() != UNAUTHORIZED;
    }

    private String createKey(String team) {
        return gateway.postInSession("/api/keys", Map.of("team_id", team, "name", "demo"))
                .orThrow()
                .path("secret")
                .asString();
    }
}
