package io.tollgate.admin.routing;

import io.tollgate.routing.catalogue.OwnKeys;
import io.tollgate.routing.policy.DocumentStack;
import io.tollgate.routing.policy.Policy;
import io.tollgate.routing.policy.RoutingDocument;

/**
 * What holds for a caller's requests, as the data plane has it.
 *
 * @param documents the most general first
 * @param policy what may be called at all
 * @param ownKeys the organization's own keys at providers
 */
record Standing(DocumentStack documents, Policy policy, OwnKeys ownKeys) {

    /** The same with a more specific document. */
    Standing with(RoutingDocument specific) {
        return new Standing(documents.with(specific), policy, ownKeys);
    }
}
