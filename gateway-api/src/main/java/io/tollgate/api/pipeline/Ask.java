package io.tollgate.api.pipeline;

import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.OutputLimit;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.policy.Policy;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Payload;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a caller asks for, as an endpoint has read it.
 *
 * @param outputLimit the caller's own, in tokens
 * @param ceiling what policies let an answer have, in tokens
 * @param choices how many answers are wanted
 * @param strictLimit whether what the budget does not afford is refused rather than capped
 * @param required what the model must be able to do, besides the operation itself
 */
public record Ask(
        ClientCall call,
        OptionalLong outputLimit,
        OptionalLong ceiling,
        int choices,
        boolean strictLimit,
        Set<Capability> required,
        Optional<String> endUser) {

    public Ask {
        required = Set.copyOf(required);
        // Rows have a space for it, and counters go by the same name.
        endUser = endUser.map(name -> name.replace('\0', ' '));
    }

    /** One that nobody bounds but its caller. */
    public Ask(
            ClientCall call,
            OptionalLong outputLimit,
            int choices,
            boolean strictLimit,
            Set<Capability> required,
            Optional<String> endUser) {
        this(call, outputLimit, OptionalLong.empty(), choices, strictLimit, required, endUser);
    }

    /** A request for one answer, with nothing special about it. */
    public static Ask of(ClientCall call) {
        return new Ask(
                call,
                OptionalLong.empty(),
                1,
                false,
                Set.of(call.own().operation().needed()),
                Optional.empty());
    }

    /** The same request with what its headers say. */
    Ask under(CallerHeaders headers) {
        ClientCall passing =
                new ClientCall(call.own().passing(headers.passed()).leniently(headers.lenient()), call.translation());
        return new Ask(passing, outputLimit, ceiling, choices, headers.strictLimit(), required, endUser);
    }

    /** The same request as far as policies let it go; what cannot be told a limit has none. */
    Ask within(Policy policy) {
        OptionalLong most = operation().isLimited() ? policy.ceiling(outputLimit) : OptionalLong.empty();
        return most.equals(ceiling) ? this : new Ask(call, outputLimit, most, choices, strictLimit, required, endUser);
    }

    /** Whether policies bound it below what its caller asks for. */
    boolean isBounded() {
        return ceiling.isPresent() && outputLimit.orElse(Long.MAX_VALUE) > ceiling.getAsLong();
    }

    /** The caller's own limit, as far as policies let it go. */
    OptionalLong allowedLimit() {
        return outputLimit.isPresent() && isBounded() ? ceiling : outputLimit;
    }

    Operation operation() {
        return call.own().operation();
    }

    public String model() {
        return call.own().publicModel();
    }

    boolean stream() {
        return call.own().stream();
    }

    /** The service tier that is asked for; a provider may give another. */
    ServiceTier serviceTier() {
        return call.own().body() instanceof Payload.Json body
                ? body.json().string("service_tier").map(ServiceTier::reported).orElse(ServiceTier.STANDARD)
                : ServiceTier.STANDARD;
    }

    /** An upper bound of the input's tokens. */
    long inputBound() {
        return operation().mostInputTokens(call.own().body());
    }

    /** Whether the model must be able to stream: what has no events comes in pieces from every model. */
    boolean needsStreaming() {
        return stream() && operation() != Operation.SPEECH;
    }

    /** What it uses beside tokens. */
    Measure measure() {
        return Measure.of(call.own(), choices);
    }

    /** The caller's limit; what cannot be told a limit may come to all that the model can. */
    OutputLimit limit(long ofTheModel) {
        long most = mostOutput(ofTheModel);
        return operation().isLimited() || most == 0
                ? new OutputLimit(outputLimit, most, strictLimit)
                : new OutputLimit(OptionalLong.of(most), most, true);
    }

    /** How many tokens an answer may have, as far as the caller, a policy or the budget said. */
    OptionalLong output(Hold hold) {
        OptionalLong capped = cap(hold);
        return capped.isPresent() ? capped : outputLimit;
    }

    /** The output limit that the provider must be told in place of the caller's. */
    OptionalLong cap(Hold hold) {
        return hold.capped() || isBounded() ? OptionalLong.of(hold.outputLimit()) : OptionalLong.empty();
    }

    /** What all answers together may have, where nobody counts them; no more than can be. */
    long allOutput(Hold hold) {
        return Math.min(output(hold).orElse(TokenUsage.MOST), TokenUsage.MOST) * choices;
    }

    /** The most tokens that one answer can have. */
    long mostOutput(long ofTheModel) {
        return operation().isGenerating() ? Math.min(ofTheModel, ceiling.orElse(ofTheModel)) : 0;
    }
}
