package io.tollgate.api.auth;

import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits that bind what a key calls.
 *
 * @param scopes of the organization, the team, the key and, where there is one, the member; in this order, those without any
 *     budget or rate limit too
 * @param eachEndUser what the team allows each of its end users, whether they were seen before or not
 */
public record KeyLimits(List<ScopeLimits> scopes, Optional<ScopeLimits> eachEndUser) {

    /** None at all. */
    public static final KeyLimits NONE = new KeyLimits(List.of(), Optional.empty());

    public KeyLimits {
        scopes = List.copyOf(scopes);
    }

    /** All that bind a request made for this end user. */
    public List<ScopeLimits> forEndUser(Optional<String> endUser) {
        if (eachEndUser.isEmpty() || endUser.isEmpty()) {
            return scopes;
        }
        ScopeLimits each = eachEndUser.get();
        String name = endUser.get();
        List<ScopeLimits> all = new ArrayList<>(scopes);
        all.add(new ScopeLimits(Scope.endUser(each.scope().id(), name), name, each.budgets(), each.rateLimits()));
        return all;
    }
}
