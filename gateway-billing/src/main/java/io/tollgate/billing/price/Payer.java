package io.tollgate.billing.price;

/** Who pays the provider. */
public enum Payer {
    /** The operator, who charges the tenant for it. */
    OPERATOR,
    /** The tenant, whose own key the provider was called with. */
    TENANT
}
