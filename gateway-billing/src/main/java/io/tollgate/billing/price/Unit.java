package io.tollgate.billing.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a provider bills by. Tokens and characters are priced in USD per 1M, everything else in USD each; inside, a rate is
 * whole pico-USD for one unit.
 */
public enum Unit {
    INPUT(Kind.INPUT_TOKENS, null),
    OUTPUT(Kind.OUTPUT_TOKENS, null),
    /** Input tokens read from the provider's prompt cache. */
    CACHE_READ(Kind.INPUT_TOKENS, INPUT),
    /** Input tokens written to a cache that lives five minutes, or to one without a stated life. */
    CACHE_WRITE_5M(Kind.INPUT_TOKENS, INPUT),
    /** Input tokens written to a cache that lives an hour. */
    CACHE_WRITE_1H(Kind.INPUT_TOKENS, CACHE_WRITE_5M),
    /** The output tokens that were reasoning, where they are billed apart. */
    REASONING(Kind.OUTPUT_TOKENS, OUTPUT),
    AUDIO_INPUT(Kind.INPUT_TOKENS, INPUT),
    AUDIO_CACHE_READ(Kind.INPUT_TOKENS, CACHE_READ),
    AUDIO_OUTPUT(Kind.OUTPUT_TOKENS, OUTPUT),
    IMAGE_INPUT(Kind.INPUT_TOKENS, INPUT),
    IMAGE_CACHE_READ(Kind.INPUT_TOKENS, CACHE_READ),
    IMAGE_OUTPUT(Kind.OUTPUT_TOKENS, OUTPUT),
    /** Characters of text, where speech is billed by them. */
    CHARACTER(Kind.CHARACTERS, null),
    IMAGE(Kind.ITEMS, null),
    /** Seconds of audio or video. */
    SECOND(Kind.ITEMS, null),
    PAGE(Kind.ITEMS, null),
    /** Searches that the provider made. */
    SEARCH(Kind.ITEMS, null),
    /** The request itself. */
    REQUEST(Kind.ITEMS, null);

    /** How units are counted and priced. */
    enum Kind {
        INPUT_TOKENS("USD per 1M tokens", 6, 10_000),
        OUTPUT_TOKENS("USD per 1M tokens", 6, 10_000),
        CHARACTERS("USD per 1M characters", 6, 10_000),
        ITEMS("USD each", 12, 1_000);

        private final String per;
        private final int scale;
        private final long dearest;

        Kind(String per, int scale, long dearest) {
            this.per = per;
            this.scale = scale;
            this.dearest = dearest;
        }
    }

    /** Less than this many pico-USD for a token is no price of any model: it was written per token. */
    private static final long LEAST_TOKEN_RATE = 100;

    private static final Set<Unit> USUAL =
            EnumSet.of(INPUT, OUTPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H, REASONING, REQUEST);

    private final Kind kind;
    private final @Nullable Unit otherwise;
    private final String label = name().toLowerCase(Locale.ROOT);

    Unit(Kind kind, @Nullable Unit otherwise) {
        this.kind = kind;
        this.otherwise = otherwise;
    }

    /** The name in the API and in Postgres. */
    public String label() {
        return label;
    }

    /** The unit of that name. */
    public static Optional<Unit> of(String label) {
        return Arrays.stream(values()).filter(unit -> unit.label.equals(label)).findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Unit::label).collect(Collectors.joining(", "));
    }

    /** Whether this is a kind of token that goes in. */
    public boolean isInputToken() {
        return kind == Kind.INPUT_TOKENS;
    }

    /** Whether this is a kind of token that comes out. */
    public boolean isOutputToken() {
        return kind == Kind.OUTPUT_TOKENS;
    }

    /** Whether a price is of a million of them. */
    public boolean isPerMillion() {
        return kind != Kind.ITEMS;
    }

    /** How many a price is of: {@code 1M tokens}, {@code 1M characters} or {@code each}. */
    public String per() {
        return kind.per.replace("USD per ", "").replace("USD ", "");
    }

    /** Whether usage counts it apart from the usual kinds of tokens. */
    boolean isApart() {
        return !USUAL.contains(this);
    }

    /** What it is priced as where it has no price of its own; a unit without either costs nothing. */
    Optional<Unit> otherwise() {
        return Optional.ofNullable(otherwise);
    }

    /** A rate as people write it. */
    public BigDecimal usd(long pico) {
        return BigDecimal.valueOf(pico, kind.scale);
    }

    /**
     * A rate as people write it, in pico-USD.
     *
     * @throws ArithmeticException when it is finer than that, or too large
     */
    long pico(BigDecimal usd) {
        return usd.setScale(kind.scale, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /** What is wrong with such a rate, beginning with the unit's name. */
    Optional<String> objection(long pico) {
        if (pico < 0) {
            return Optional.of(label + ": a price is never negative");
        }
        String written = label + ": " + usd(pico).stripTrailingZeros().toPlainString() + " " + kind.per;
        if (usd(pico).compareTo(BigDecimal.valueOf(kind.dearest)) > 0) {
            return Optional.of(written + " is above " + kind.dearest + "; is it per token?");
        }
        return pico > 0 && pico < LEAST_TOKEN_RATE && (isInputToken() || isOutputToken())
                ? Optional.of(written + " is below 0.0001; is it USD per token?")
                : Optional.empty();
    }
}
