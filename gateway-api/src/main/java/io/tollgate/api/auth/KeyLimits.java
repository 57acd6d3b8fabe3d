package io.tollgate.api.auth;

import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.routing.provider.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits that bind what a key calls.
 *
 * @param scopes of the organization, the team, the key and, where there is one, the member; in this order, those without any
 *     budget or rate limit too
 * @param narrowed of parts of these: a model, an endpoint, or a tag that the key has
 * @param eachEndUser what the team allows each of its end users, whether they were seen before or not; in all, and of such
 *     parts
 */
public record KeyLimits(List<ScopeLimits> scopes, List<ScopeLimits> narrowed, List<ScopeLimits> eachEndUser) {

    /** None at all. */
    public static final KeyLimits NONE = new KeyLimits(List.of(), List.of(), List.of());

    public KeyLimits {
        scopes = List.copyOf(scopes);
        narrowed = List.copyOf(narrowed);
        eachEndUser = List.copyOf(eachEndUser);
    }

    /** All that may bind such a call for this end user; which of those for models do is told by the model. */
    public List<ScopeLimits> of(Operation operation, Optional<String> endUser) {
        if (narrowed.isEmpty() && (eachEndUser.isEmpty() || endUser.isEmpty())) {
            return scopes;
        }
        List<ScopeLimits> all = new ArrayList<>(scopes);
        addCovering(operation, narrowed, all);
        endUser.ifPresent(name -> {
            List<ScopeLimits> own =
                    eachEndUser.stream().map(each -> own(each, name)).toList();
            addCovering(operation, own, all);
        });
        return all;
    }

    private static void addCovering(Operation operation, List<ScopeLimits> limits, List<ScopeLimits> all) {
        String path = "/v1" + operation.path();
        for (ScopeLimits each : limits) {
            if (each.scope().narrowedTo().filter(part -> isOther(part, path)).isEmpty()) {
                all.add(each);
            }
        }
    }

    private static boolean isOther(Narrowing part, String path) {
        return part.by() == Narrowing.By.ENDPOINT && !part.value().equals(path);
    }

    private static ScopeLimits own(ScopeLimits each, String endUser) {
        Scope whole = Scope.endUser(each.scope().id(), endUser);
        Scope own = each.scope().narrowedTo().map(whole::to).orElse(whole);
        return new ScopeLimits(own, endUser, each.budgets(), each.rateLimits());
    }
}
