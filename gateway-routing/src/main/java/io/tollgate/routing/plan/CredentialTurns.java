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

    static List<Credential> of(Offering offering, long seed, HealthSnapshot health) {
        List<Credential> credentials = offering.credentials();
        int size = credentials.size();
        if (size == 1) {
            return credentials;
        }
        int one = (int) (Chance.of(seed, offering.upstreamModel()) * size);
        int other = (one + 1 + (int) (Chance.of(seed + 1, offering.upstreamModel()) * (size - 1))) % size;
        int first = isAtLeastAsGood(offering, one, other, health) ? one : other;
        List<Credential> turns = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            turns.add(credentials.get((first + i) % size));
        }
        return turns;
    }

    private static boolean isAtLeastAsGood(Offering offering, int one, int other, HealthSnapshot health) {
        Condition first = health.condition(offering, offering.credentials().get(one));
        Condition second = health.condition(offering, offering.credentials().get(other));
        int difference = first.standing().rank() - second.standing().rank();
        return difference != 0 ? difference < 0 : first.inFlight() <= second.inFlight();
    }
}
