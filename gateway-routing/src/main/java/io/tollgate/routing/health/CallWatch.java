package io.tollgate.routing.health;

import java.time.Duration;
import java.util.Optional;

/** Watches one call for the {@link HealthBook}, which is told exactly one outcome of it. */
public interface CallWatch {

    /** The provider gave content. A stream that breaks afterwards is {@link #failed()} once more. */
    void succeeded();

    /** The provider could not be reached, was silent, or failed. */
    void failed();

    /**
     * The provider asked for a pause: the credential cools for this offering, because providers count per model.
     *
     * @param pause what it asked for; absent: two seconds
     */
    void throttled(Optional<Duration> pause);

    /** The provider does not accept the credential, whatever the offering. */
    void credentialRefused();

    /** The provider does not know the offering's upstream model, whatever the credential. */
    void offeringMissing();

    /** Nothing of the provider can be told: the caller left, or the request was at fault. Does nothing after an outcome. */
    void abandoned();
}
