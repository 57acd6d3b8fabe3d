package io.tollgate.routing.tokens;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many tokens a model may make of one that was counted: a factor that is learned from what providers report, and errs
 * upward. A report above what the factor allows raises it at once; reports below lower it slowly.
 */
public final class Calibration {

    private static final long ONE = 1_000;

    /** A model whose vocabulary is known: what is left is the template. */
    private static final long KNOWN = 1_050;

    /** The vocabularies of Llama 2 and of Claude make up to 1.6 of one, of common languages. */
    private static final long UNKNOWN = 1_700;

    /** Kept above what was reported, because the next text may be worse. */
    private static final long MARGIN = 1_100;

    private static final long LEAST = 500;
    private static final long MOST = 8_000;
    private static final long FORGETTING = 32;
    private static final int MODELS = 10_000;

    /** By upstream model, in thousandths. */
    private final Map<String, Long> factors = new ConcurrentHashMap<>();

    /** The most tokens that the prompt's text may come to. */
    long bound(String upstreamModel, PromptSize size) {
        Vocabulary vocabulary = Vocabulary.of(upstreamModel);
        long factor = factors.getOrDefault(upstreamModel, initial(vocabulary));
        return (size.text(vocabulary) * factor + ONE - 1) / ONE;
    }

    /** A provider made this many tokens of the prompt. */
    void learn(String upstreamModel, PromptSize size, long reported) {
        Vocabulary vocabulary = Vocabulary.of(upstreamModel);
        long counted = size.text(vocabulary);
        if (counted > 0 && (factors.size() < MODELS || factors.containsKey(upstreamModel))) {
            long seen = Math.max(LEAST, Math.min(MOST, reported * MARGIN / counted));
            factors.merge(upstreamModel, Math.max(initial(vocabulary), seen), (factor, first) -> next(factor, seen));
        }
    }

    private static long next(long factor, long seen) {
        return seen >= factor ? seen : factor - (factor - seen) / FORGETTING;
    }

    private static long initial(Vocabulary vocabulary) {
        return vocabulary == Vocabulary.UNKNOWN ? UNKNOWN : KNOWN;
    }
}
