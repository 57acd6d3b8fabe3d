package io.tollgate.billing.admission;

import io.tollgate.billing.price.Estimate;
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
     * Raises the hold to a dearer attempt's worst case, with the output limit that was admitted.
     *
     * @return false when a budget has no room; the hold is then as it was
     */
    Mono<Boolean> extend(Hold hold, Estimate estimate);
}
