package io.tollgate.routing.catalogue;

import io.tollgate.billing.price.Payer;

/**
 * A key at a provider.
 *
 * @param slug its name in rows and plans; for a tenant's own the key's shown id
 * @param payer whose key it is, and so who pays the provider
 */
public record Credential(String slug, String providerSlug, ApiKey apiKey, Payer payer) {

    /** One of the operator's. */
    public Credential(String slug, String providerSlug, ApiKey apiKey) {
        this(slug, providerSlug, apiKey, Payer.OPERATOR);
    }
}
