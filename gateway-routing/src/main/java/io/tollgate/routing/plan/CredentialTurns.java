package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order an offering's credentials are tried: the one with fewer calls under way of two that were drawn, which
 * spreads calls almost as evenly as asking all, and does not send everybody to the same one between two snapshots.
 */
final class CredentialTurns {

    private CredentialTurns() {}

    /**
     * @param credentials those of one owner
     */
    static List<Credential> of(List<Credential> credentials, Offering offering, long seed, HealthSnapshot health) {
        int size = credentials.size();
        if (size < 2) {
            return credentials;
        }
        int one = (int) (Chance.of(seed, offering.upstreamModel()) * size);
        int other = (one + 1 + (int) (Chance.of(seed + 1, offering.upstreamModel()) * (size - 1))) % size;
        int first = isAtLeastAsGood(offering, credentials.get(one), credentials.get(other), health) ? one : other;
        List<Credential> turns = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            turns.add(credentials.get((first + i) % size));
        }
        return turns;
    }

    private static boolean isAtLeastAsGood(Offering offering, Credential one, Credential other, HealthSnapshot health) {
        Condition first = health.condition(offering, one);
        Condition second = health.condition(offering, other);
        int difference = first.standing().rank() - second.standing().rank();
        return difference != 0 ? difference < 0 : first.inFlight() <= second.inFlight();
    }
}
