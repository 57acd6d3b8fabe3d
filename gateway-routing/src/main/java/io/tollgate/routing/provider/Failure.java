package io.tollgate.routing.provider;

import io.tollgate.routing.health.CallWatch;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Why an attempt gave no answer, and with that what to do next. */
public sealed interface Failure {

    /** A short name for reports and metrics, such as {@code status_503}, {@code connect} or {@code empty}. */
    String outcome();

    /** What the provider said, or what happened, in a sentence; without secrets. */
    String message();

    /** The same failure in other words. */
    Failure saying(String words);

    /** The provider's status, where it gave one. */
    default OptionalInt status() {
        return OptionalInt.empty();
    }

    /** Tells the circuit's health; its message has to be without secrets by then. */
    void tell(CallWatch watch);

    /** Whether another attempt may do better. */
    default boolean triesNext() {
        return true;
    }

    /** The provider's own error body, where that is for the caller when no other attempt does better. */
    default Optional<byte[]> bodyForCaller() {
        return Optional.empty();
    }

    /** The same failure with the body for the caller in other words. */
    default Failure rewording(UnaryOperator<byte[]> words) {
        return this;
    }

    /** How long the provider asked to be left alone. */
    default Optional<Duration> pauseAskedFor() {
        return Optional.empty();
    }

    /** Whether the same offering with another credential is likely to fail alike. */
    default boolean isOfOffering() {
        return true;
    }

    /** The provider could not be reached, was silent, broke off or failed. */
    record Unavailable(String outcome, String message, OptionalInt status) implements Failure {

        public Unavailable(String outcome, String message) {
            this(outcome, message, OptionalInt.empty());
        }

        @Override
        public Failure saying(String words) {
            return new Unavailable(outcome, words, status);
        }

        @Override
        public void tell(CallWatch watch) {
            watch.failed();
            watch.trouble(outcome, status, message);
        }
    }

    /** The provider takes no more from this credential for a while. */
    record Throttled(String message, OptionalInt status, Optional<Duration> pause) implements Failure {

        @Override
        public Failure saying(String words) {
            return new Throttled(words, status, pause);
        }

        @Override
        public Optional<Duration> pauseAskedFor() {
            return pause;
        }

        @Override
        public String outcome() {
            return "throttled";
        }

        @Override
        public void tell(CallWatch watch) {
            watch.throttled(pause);
            watch.trouble(outcome(), status, message);
        }

        @Override
        public boolean isOfOffering() {
            return false;
        }
    }

    /** The gateway itself does not ask: what the provider lets this credential use in a minute is used up. */
    record QuotaUsedUp(Duration pause) implements Failure {

        public static final String OUTCOME = "quota_used_up";

        @Override
        public String outcome() {
            return OUTCOME;
        }

        @Override
        public String message() {
            return "what the credential may use in a minute is used up";
        }

        @Override
        public Failure saying(String words) {
            return this;
        }

        /** Nothing of the provider can be told from that. */
        @Override
        public void tell(CallWatch watch) {
            watch.abandoned();
        }

        @Override
        public Optional<Duration> pauseAskedFor() {
            return Optional.of(pause);
        }

        @Override
        public boolean isOfOffering() {
            return false;
        }
    }

    /**
     * The provider does not accept the credential, or its owner's account.
     *
     * @param ofOneModel whether that is about the model alone, which the credential's account or project may not use
     */
    record CredentialRefused(String message, OptionalInt status, boolean ofOneModel) implements Failure {

        @Override
        public Failure saying(String words) {
            return new CredentialRefused(words, status, ofOneModel);
        }

        @Override
        public String outcome() {
            return "credential_refused";
        }

        @Override
        public void tell(CallWatch watch) {
            if (ofOneModel) {
                watch.forbidden();
            } else {
                watch.credentialRefused();
            }
            watch.trouble(outcome(), status, message);
        }

        @Override
        public boolean isOfOffering() {
            return false;
        }
    }

    /** The provider does not know the upstream model, or does not show it to the credential. */
    record OfferingMissing(String message, OptionalInt status) implements Failure {

        @Override
        public Failure saying(String words) {
            return new OfferingMissing(words, status);
        }

        @Override
        public String outcome() {
            return "offering_missing";
        }

        @Override
        public void tell(CallWatch watch) {
            watch.offeringMissing();
            watch.trouble(outcome(), status, message);
        }
    }

    /**
     * This offering cannot take the request, but another may: too long a context, a stricter content policy.
     *
     * @param code the provider's status
     */
    record BeyondOffering(String outcome, String message, int code, byte[] body) implements Failure {

        @Override
        public Failure saying(String words) {
            return new BeyondOffering(outcome, words, code, body);
        }

        @Override
        public Failure rewording(UnaryOperator<byte[]> words) {
            return new BeyondOffering(outcome, message, code, words.apply(body));
        }

        @Override
        public void tell(CallWatch watch) {
            watch.abandoned();
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.of(code);
        }

        @Override
        public Optional<byte[]> bodyForCaller() {
            return Optional.of(body);
        }
    }

    /**
     * The request itself is at fault.
     *
     * @param code the provider's status
     */
    record CallersFault(String message, int code, byte[] body) implements Failure {

        @Override
        public Failure saying(String words) {
            return new CallersFault(words, code, body);
        }

        @Override
        public String outcome() {
            return "callers_fault";
        }

        @Override
        public Failure rewording(UnaryOperator<byte[]> words) {
            return new CallersFault(message, code, words.apply(body));
        }

        @Override
        public void tell(CallWatch watch) {
            watch.abandoned();
        }

        @Override
        public boolean triesNext() {
            return false;
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.of(code);
        }

        @Override
        public Optional<byte[]> bodyForCaller() {
            return Optional.of(body);
        }
    }

    /** The gateway itself broke a stream off. */
    record CutOff(Cut cut, String message) implements Failure {

        /** What came before the stream's end. */
        public enum Cut {
            /** The request's deadline. */
            DEADLINE,

            /** The end of this node. */
            STOPPING
        }

        @Override
        public String outcome() {
            return cut.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Failure saying(String words) {
            return this;
        }

        /** Nothing of the provider can be told from that. */
        @Override
        public void tell(CallWatch watch) {
            watch.abandoned();
        }

        @Override
        public boolean triesNext() {
            return false;
        }
    }
}
