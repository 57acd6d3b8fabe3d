package io.tollgate.admin.team;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.limit.LimitFields;
import io.tollgate.admin.limit.Limits;
import io.tollgate.admin.limit.ModelFields;
import io.tollgate.admin.routing.RoutingBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a team from a request. */
final class TeamFields {

    private static final int MAX_NAME = 100;

    private TeamFields() {}

    /** The team that was asked for; fails with 400 naming every field at fault. */
    static Team read(UUID id, Instant createdAt, TeamRequest body) {
        Fields fields = new Fields();
        String name = fields.text("name", body.name(), MAX_NAME);
        Limits limits = LimitFields.read(fields, body.budgets(), body.rateLimits(), body.narrowedLimits());
        Limits endUsers = LimitFields.endUsers(fields, body.endUsers());
        Optional<List<String>> models = ModelFields.read(fields, body.allowedModels());
        Optional<String> routing = RoutingBody.read(fields, body.routing());
        fields.raise();
        return new Team(
                id, name, models, routing, Boolean.TRUE.equals(body.idempotency()), createdAt, limits, endUsers);
    }
}
