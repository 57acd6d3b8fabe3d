package io.tollgate.routing.catalogue;

import java.net.URI;

/**
 * A provider as the operator entered it.
 *
 * @param baseUrl as the vendor's own SDKs take it, without a slash at its end
 * @param wire how it differs from what its protocol says
 */
public record ProviderEntry(
        String slug, String displayName, Protocol protocol, URI baseUrl, DataPolicy dataPolicy, Wire wire) {

    /** A provider that speaks just as its protocol says. */
    public ProviderEntry(String slug, String displayName, Protocol protocol, URI baseUrl, DataPolicy dataPolicy) {
        this(slug, displayName, protocol, baseUrl, dataPolicy, Wire.PLAIN);
    }

    /** One that promises nothing about what it does with data, besides. */
    public ProviderEntry(String slug, String displayName, Protocol protocol, URI baseUrl) {
        this(slug, displayName, protocol, baseUrl, DataPolicy.UNKNOWN);
    }

    /** How requests prove who asks. */
    public Signing signing() {
        Signing usual = protocol == Protocol.BEDROCK ? Signing.AWS : Signing.KEY;
        return wire.scheme().map(Wire.Scheme::signing).orElse(usual);
    }
}
