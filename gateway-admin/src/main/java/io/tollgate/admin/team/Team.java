package io.tollgate.admin.team;

import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A team as it is stored. */
record Team(
        UUID id,
        String name,
        Optional<List<String>> allowedModels,
        Optional<Map<String, Object>> routing,
        Instant createdAt,
        Limits limits) {

    Team with(Limits found) {
        return new Team(id, name, allowedModels, routing, createdAt, found);
    }

    TeamView view() {
        return new TeamView(
                shownId(),
                name,
                limits.budgetViews(),
                limits.rateLimitsView(),
                allowedModels.orElse(null),
                routing.orElse(null),
                createdAt);
    }

    /** The request that would make it as it is. */
    TeamRequest request() {
        return new TeamRequest(
                name, limits.budgetBodies(), limits.rateLimitsBody(), allowedModels.orElse(null), routing.orElse(null));
    }

    String shownId() {
        return IdKind.TEAM.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }
}
