package io.tollgate.routing.health;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Watches one call for the {@link HealthBook}, which is told exactly one outcome of it, and how fast it was. */
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

    /** The provider says that hardly anything is left of what the credential may use: it cools before it is throttled. */
    void exhausted(Duration untilRefilled);

    /** The provider does not accept the credential, whatever the offering. */
    void credentialRefused();

    /** The provider does not let the credential use the offering; others it may. */
    void forbidden();

    /** The provider does not show the credential the offering's upstream model; to others it may. */
    void offeringMissing();

    /** Beside an outcome that is the provider's or the credential's fault: what was said, without secrets. */
    void trouble(String outcome, OptionalInt status, String message);

    /** Nothing of the provider can be told: the caller left, or the request was at fault. Does nothing after an outcome. */
    void abandoned();

    /** The first content of a stream came, or was given up on, after this time. */
    void firstToken(Duration waited);

    /** After the first content, so many tokens came in this time. */
    void generated(long tokens, Duration time);

    /** An answer of so many generated tokens came as a whole. */
    void whole(long tokens, Duration time);

    /** An answer in one piece did not come within this time. */
    void unanswered(Duration waited);

    /** Whether another call, of the same offering with the same credential, has gone well since this one began. */
    boolean othersWentWell();

    /** The call is no longer under way; whatever else is told comes before or after. */
    void ended();
}
