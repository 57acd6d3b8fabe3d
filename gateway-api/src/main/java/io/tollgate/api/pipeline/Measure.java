package io.tollgate.api.pipeline;

import io.tollgate.billing.price.Bound;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ProviderCall;
import java.util.Map;

/**
 * What a request uses beside tokens.
 *
 * @param most what it can come to
 * @param known what it comes to, whatever the provider reports
 * @param guessed what it comes to when the provider reports nothing
 */
record Measure(Units most, Units known, Units guessed) {

    private static final Measure NOTHING = exact(Units.NONE);

    /** Speech has 6 kbit/s at least. */
    private static final long LEAST_BYTES_PER_SECOND = 750;

    /** As most recordings have: 128 kbit/s. */
    private static final long USUAL_BYTES_PER_SECOND = 16_000;

    /**
     * Rankings are sold by searches, of so many documents each.
     *
     * @see <a href="https://docs.cohere.com/docs/rerank-overview">Cohere: Rerank</a>
     */
    private static final int DOCUMENTS_PER_SEARCH = 100;

    static Measure of(ProviderCall call, int choices) {
        return switch (call.operation()) {
            case IMAGES, IMAGE_EDITS -> exact(Units.of(Unit.IMAGE, choices));
            case SPEECH -> exact(Units.of(Unit.CHARACTER, characters(call.body().json())));
            case RERANK -> exact(Units.of(Unit.SEARCH, searches(call.body().json())));
            case TRANSCRIPTION, TRANSLATION -> sound(call.body().size());
            default -> NOTHING;
        };
    }

    /** The bound with the most of this in it. */
    Bound beside(Bound tokens) {
        if (most.none()) {
            return tokens;
        }
        Units apart = tokens.apart();
        for (Map.Entry<Unit, Long> count : most.counts().entrySet()) {
            apart = apart.and(count.getKey(), count.getValue());
        }
        return new Bound(tokens.input(), tokens.text(), apart, tokens.choices(), tokens.tier());
    }

    private static Measure exact(Units units) {
        return new Measure(units, units, units);
    }

    private static Measure sound(long bytes) {
        return new Measure(
                Units.of(Unit.SECOND, bytes / LEAST_BYTES_PER_SECOND + 1),
                Units.NONE,
                Units.of(Unit.SECOND, bytes / USUAL_BYTES_PER_SECOND + 1));
    }

    private static long characters(JsonMembers body) {
        return body.string("input")
                .map(text -> text.codePointCount(0, text.length()))
                .orElse(0);
    }

    private static long searches(JsonMembers body) {
        long documents = body.find("documents", JsonKind.ARRAY)
                .map(list -> (long) body.items(list).size())
                .orElse(0L);
        return (documents + DOCUMENTS_PER_SEARCH - 1) / DOCUMENTS_PER_SEARCH;
    }
}
