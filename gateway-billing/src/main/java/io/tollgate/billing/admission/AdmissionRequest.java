package io.tollgate.billing.admission;

import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.usage.UsageEvent;
import java.util.List;

/**
 * What asks to be admitted.
 *
 * @param revision the organization's revision that the limits were read at
 * @param limits of every scope that the request belongs to, or would if another model served it
 * @param inputTokens an upper bound
 * @param expectedOutputTokens what is held against tokens-per-minute limits, at most the output limit
 * @param draft the row so far; it names the spender, and is written, at no charge, should this node be lost
 */
public record AdmissionRequest(
        long revision,
        List<ScopeLimits> limits,
        Estimate estimate,
        OutputLimit output,
        long inputTokens,
        long expectedOutputTokens,
        UsageEvent draft) {

    public AdmissionRequest {
        limits = List.copyOf(limits);
    }

    /** The same of what costs nothing and uses no tokens: it counts as a request, and no more. */
    public AdmissionRequest free() {
        return new AdmissionRequest(revision, limits, new Estimate(0, 0), output, 0, 0, draft);
    }

    /** Those that bind the model that is tried first. */
    public List<ScopeLimits> binding() {
        return ScopeLimits.binding(limits, draft.call().model());
    }
}
