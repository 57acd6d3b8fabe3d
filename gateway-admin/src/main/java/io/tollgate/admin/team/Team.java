package io.tollgate.admin.team;

import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.limit.EndUserLimitsBody;
import io.tollgate.admin.limit.EndUserLimitsView;
import io.tollgate.admin.limit.Limits;
import io.tollgate.admin.routing.RoutingBody;
import io.tollgate.admin.routing.RoutingView;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A team as it is stored.
 *
 * @param routing its routing document as it is stored; empty: it says nothing
 * @param idempotency whether a request repeated under its Idempotency-Key gets the first answer
 * @param endUsers what each end user that its callers name may do
 */
record Team(
        UUID id,
        String name,
        Optional<List<String>> allowedModels,
        Optional<String> routing,
        boolean idempotency,
        Instant createdAt,
        Limits limits,
        Limits endUsers) {

    Team with(Limits own, Limits ofEndUsers) {
        return new Team(id, name, allowedModels, routing, idempotency, createdAt, own, ofEndUsers);
    }

    TeamView view() {
        return new TeamView(
                shownId(),
                name,
                limits.budgetViews(),
                limits.rateLimitsView(),
                limits.narrowedViews(),
                EndUserLimitsView.of(endUsers),
                allowedModels.orElse(null),
                routing.map(RoutingView::of).orElse(null),
                idempotency,
                createdAt);
    }

    /** The request that would make it as it is. */
    TeamRequest request() {
        return new TeamRequest(
                name,
                limits.budgetBodies(),
                limits.rateLimitsBody(),
                limits.narrowedBodies(),
                EndUserLimitsBody.of(endUsers),
                allowedModels.orElse(null),
                routing.map(RoutingBody::of).orElse(null),
                idempotency);
    }

    String shownId() {
        return IdKind.TEAM.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }
}
