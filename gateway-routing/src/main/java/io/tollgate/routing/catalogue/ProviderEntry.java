package io.tollgate.routing.catalogue;

import java.net.URI;

/**
 * A provider as the operator entered it.
 *
 * @param baseUrl as the vendor's own SDKs take it, without a slash at its end
 */
public record ProviderEntry(String slug, String displayName, Protocol protocol, URI baseUrl, DataPolicy dataPolicy) {

    /** A provider that promises nothing about what it does with data. */
    public ProviderEntry(String slug, String displayName, Protocol protocol, URI baseUrl) {
        this(slug, displayName, protocol, baseUrl, DataPolicy.UNKNOWN);
    }
}
