package io.tollgate.routing.catalogue;

import java.net.URI;

/**
 * A provider as the operator entered it.
 *
 * @param baseUrl as the vendor's own SDKs take it, without a slash at its end
 */
public record ProviderEntry(String slug, String displayName, Protocol protocol, URI baseUrl) {}
