package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;

/** One offering, to be called with one credential. */
public record Attempt(Offering offering, Credential credential) {}
