package io.tollgate.routing.catalogue;

/**
 * What a provider does with prompts and answers.
 *
 * @param trains whether it may train models on them
 * @param retains whether it keeps them beyond the request
 */
public record DataPolicy(boolean trains, boolean retains) {

    /** Nothing was promised, and so nothing is relied on. */
    public static final DataPolicy UNKNOWN = new DataPolicy(true, true);
}
