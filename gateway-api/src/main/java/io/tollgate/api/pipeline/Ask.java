package io.tollgate.api.pipeline;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.routing.catalogue.Capability;
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
 * @param choices how many answers are wanted
 * @param strictLimit whether a limit that the budget does not afford is refused rather than capped
 * @param required what the model must be able to do, besides the operation itself
 */
public record Ask(
        ClientCall call,
        OptionalLong outputLimit,
        int choices,
        boolean strictLimit,
        Set<Capability> required,
        Optional<String> endUser) {

    public Ask {
        required = Set.copyOf(required);
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
        ClientCall passing = new ClientCall(call.own().passing(headers.passed()), call.translation());
        return new Ask(passing, outputLimit, choices, headers.strictLimit(), required, endUser);
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

    /** An upper bound of the input's tokens: no token is shorter than a byte of UTF-8. */
    long inputBound() {
        return call.own().body().size();
    }

    /** The most tokens that one answer can have. */
    long mostOutput(long ofTheModel) {
        return operation().isGenerating() ? ofTheModel : 0;
    }
}
