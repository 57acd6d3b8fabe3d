package io.tollgate.routing.policy;

import io.tollgate.routing.plan.Chance;

/**
 * The part of the requests that a rule takes; the same request, or end user, is always in it or never.
 *
 * @param percent above 0, up to 100
 * @param byEndUser whether all requests of an end user share their lot; one without is drawn by itself
 */
record Share(double percent, boolean byEndUser) {

    static final Share ALL = new Share(100, false);

    /** @param rule name of the rule: two of them draw apart from each other */
    boolean takes(String rule, Circumstances request) {
        if (percent >= 100) {
            return true;
        }
        long seed = byEndUser
                ? request.endUser().map(user -> Chance.seed(0, user)).orElseGet(request::seed)
                : request.seed();
        return Chance.takes(seed, rule, percent);
    }
}
