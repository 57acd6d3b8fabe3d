package io.tollgate.routing.catalogue;

import io.tollgate.billing.price.Payer;

/**
 * A key at a provider.
 *
 * @param slug its name in rows and plans; for a tenant's own the key's shown id
 * @param payer whose key it is, and so who pays the provider
 */
public record Credential(String slug, String providerSlug, ApiKey apiKey, Payer payer, Quota quota) {

    /** One that may be used as much as anyone likes. */
    public Credential(String slug, String providerSlug, ApiKey apiKey, Payer payer) {
        this(slug, providerSlug, apiKey, payer, Quota.NONE);
    }

    /** One of the operator's. */
    public Credential(String slug, String providerSlug, ApiKey apiKey) {
        this(slug, providerSlug, apiKey, Payer.OPERATOR);
    }

    /** The same with this quota. */
    public Credential within(Quota other) {
        return new Credential(slug, providerSlug, apiKey, payer, other);
    }
}
