package io.tollgate.billing.admission;

/**
 * What a further attempt needs of a hold.
 *
 * @param nano its worst case in nano-USD
 * @param model that would serve it
 * @param tokens to hold against limits of tokens per minute that did not bind before
 */
public record Extension(long nano, String model, long tokens) {}
