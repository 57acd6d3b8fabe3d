package io.tollgate.routing.catalogue;

/** One of the operator's keys at a provider. */
public record Credential(String slug, String providerSlug, ApiKey apiKey) {}
