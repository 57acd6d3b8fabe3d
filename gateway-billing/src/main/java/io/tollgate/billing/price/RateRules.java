package io.tollgate.billing.price;

/** What no provider's prices contradict; a document that does has a mistake in it. */
final class RateRules {

    private RateRules() {}

    static void check(Rates rates, Variant variant) {
        notAbove(rates, Unit.CACHE_READ, Unit.INPUT, variant);
        notAbove(rates, Unit.AUDIO_CACHE_READ, Unit.AUDIO_INPUT, variant);
        notAbove(rates, Unit.IMAGE_CACHE_READ, Unit.IMAGE_INPUT, variant);
        if (rates.of(Unit.CACHE_WRITE_1H) < rates.of(Unit.CACHE_WRITE_5M)) {
            throw new IllegalArgumentException(variant.name(Unit.CACHE_WRITE_1H.label()) + ": "
                    + show(rates, Unit.CACHE_WRITE_1H) + " is below " + Unit.CACHE_WRITE_5M.label() + ", which is "
                    + show(rates, Unit.CACHE_WRITE_5M) + ": a cache that lives longer is not cheaper");
        }
    }

    private static void notAbove(Rates rates, Unit read, Unit fresh, Variant variant) {
        if (rates.of(read) > rates.of(fresh)) {
            throw new IllegalArgumentException(variant.name(read.label()) + ": " + show(rates, read) + " is above "
                    + fresh.label() + ", which is " + show(rates, fresh) + ": a cache is not dearer to read");
        }
    }

    private static String show(Rates rates, Unit unit) {
        return TariffDocument.show(unit.usd(rates.of(unit)));
    }
}
