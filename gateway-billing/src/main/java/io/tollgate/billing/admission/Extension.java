package io.tollgate.billing.admission;

import io.tollgate.billing.price.Estimate;

/**
 * What a further attempt needs of a hold.
 *
 * @param model that would serve it
 * @param tokens to hold against limits of tokens per minute that did not bind before
 */
public record Extension(Estimate estimate, String model, long tokens) {}
