package io.tollgate.routing.catalogue;

import java.util.List;

/**
 * A tenant's own keys at providers.
 *
 * @param before those that are used before the operator's
 * @param after those that are used when none of the operator's can be
 */
public record OwnKeys(List<Credential> before, List<Credential> after) {

    public static final OwnKeys NONE = new OwnKeys(List.of(), List.of());

    public OwnKeys {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    /** Whether any of them is at this provider. */
    public boolean reach(String providerSlug) {
        return !at(providerSlug, before).isEmpty() || !at(providerSlug, after).isEmpty();
    }

    /** Those of these keys that are at this provider. */
    public static List<Credential> at(String providerSlug, List<Credential> keys) {
        return keys.isEmpty()
                ? keys
                : keys.stream()
                        .filter(key -> key.providerSlug().equals(providerSlug))
                        .toList();
    }
}
