package io.tollgate.billing.admission;

import reactor.core.publisher.Mono;

/** Holds the worst case of a request over all its scopes before anything is called, all or nothing. */
public interface Admission {

    /**
     * Asks for a hold. When the subscriber leaves before the answer is there, the hold that may have been taken is voided.
     *
     * <p>Fails when Redis does not answer. Whoever then gives the request up voids what may have been held.
     */
    Mono<AdmissionOutcome> admit(AdmissionRequest request);

    /**
     * Raises the hold to a dearer attempt's worst case, and spreads it over the scopes that are narrowed to the attempt's
     * model.
     *
     * @return false when a budget has no room, or a rate limit of such a scope is used up; the hold is then as it was
     */
    Mono<Boolean> extend(Hold hold, Extension extension);
}
