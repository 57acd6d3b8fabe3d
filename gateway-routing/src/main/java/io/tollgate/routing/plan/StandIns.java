package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Other models' attempts: before those that were asked for while none of these can serve, otherwise after them. */
final class StandIns {

    private static final String RATE_LIMITED = "rate_limited";
    private static final String SLOW = "slow";

    private final List<Attempt> usable = new ArrayList<>();
    private final List<Attempt> others = new ArrayList<>();
    private final Set<String> models = new HashSet<>();
    private final HealthSnapshot health;

    private StandIns(HealthSnapshot health) {
        this.health = health;
    }

    static Plan.Attempts plan(Plan.Attempts asked, Itinerary itinerary, Catalogue catalogue, HealthSnapshot health) {
        StandIns standIns = new StandIns(health);
        for (Course course : itinerary.standIns()) {
            if (Planner.plan(course, catalogue, health) instanceof Plan.Attempts found) {
                found.attempts().forEach(standIns::add);
            }
        }
        return standIns.models.isEmpty() ? asked : standIns.beside(asked, itinerary);
    }

    private void add(Attempt attempt) {
        models.add(attempt.offering().model().id());
        (isUsable(attempt) ? usable : others).add(attempt);
    }

    private Plan.Attempts beside(Plan.Attempts asked, Itinerary itinerary) {
        Optional<String> because = usable.isEmpty() ? Optional.empty() : reason(asked.attempts(), itinerary.patient());
        List<Attempt> all = new ArrayList<>(because.isPresent() ? usable : asked.attempts());
        all.addAll(because.isPresent() ? asked.attempts() : usable);
        all.addAll(others);
        return new Plan.Attempts(all, asked.home(), Optional.of(new Downshift(itinerary.model(), models, because)));
    }

    private Optional<String> reason(List<Attempt> asked, boolean patient) {
        boolean slow = false;
        for (Attempt attempt : asked) {
            if (isUsable(attempt)) {
                if (!patient || !health.isSlow(attempt.offering(), attempt.credential())) {
                    return Optional.empty();
                }
                slow = true;
            }
        }
        return Optional.of(slow ? SLOW : label(asked.get(0)));
    }

    /** Of the one that would have been tried first. */
    private String label(Attempt attempt) {
        Standing standing = health.standing(attempt.offering(), attempt.credential());
        return standing == Standing.COOLING || standing == Standing.QUOTA_USED_UP ? RATE_LIMITED : standing.label();
    }

    private boolean isUsable(Attempt attempt) {
        return health.standing(attempt.offering(), attempt.credential()).rank() == 0;
    }
}
