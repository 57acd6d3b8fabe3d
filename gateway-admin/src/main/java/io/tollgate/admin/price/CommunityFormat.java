package io.tollgate.admin.price;

import io.tollgate.admin.price.CommunityNames.Named;
import io.tollgate.billing.money.PlainDecimal;
import io.tollgate.billing.price.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The community's price map, {@code model_prices_and_context_window.json}: USD per token, in JSON numbers, which are read as
 * decimals. An entry is about the offerings whose upstream model it names, at the provider that it names.
 */
final class CommunityFormat implements PriceFormat {

    private static final int PER_MILLION = 6;
    private static final int THOUSAND = 1_000;
    static final String SEARCHES = "search_context_cost_per_query";
    static final String STEPS = "tiered_pricing";

    private static final Set<String> BILLED_BY_TOKENS = Set.of("", "chat", "completion", "responses");

    /**
     * Models that search once for each request, and do not tell: OpenAI's for searching, and Perplexity's but the one for
     * research, which is billed by its searches.
     *
     * @see <a href="https://platform.openai.com/docs/guides/tools-web-search?api-mode=chat">OpenAI: web search in chats</a>
     * @see <a href="https://docs.perplexity.ai/getting-started/pricing">Perplexity: request fees</a>
     */
    private static final Pattern SEARCHING_ONCE =
            Pattern.compile("(?:.*/)?(?:gpt-.*-search-.*|sonar(?!-deep-research).*)");

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public String name() {
        return "community";
    }

    @Override
    public Imported read(String file, List<BookEntry> offerings) {
        JsonNode map = parsed(file);
        DocumentCheck check = new DocumentCheck();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            for (BookEntry offering : offerings) {
                if (isAbout(entry.getKey(), entry.getValue(), offering)) {
                    take(entry.getKey(), entry.getValue(), offering, check);
                }
            }
        }
        return check.result();
    }

    private static void take(String name, JsonNode entry, BookEntry offering, DocumentCheck check) {
        Optional<String> defect = CommunityDefects.of(entry).or(() -> oddStep(entry));
        if (defect.isPresent()) {
            check.leaveOut(name, defect.get());
            return;
        }
        Map<Named, BigDecimal> rates = rates(name, entry, check);
        for (JsonNode step : entry.path(STEPS)) {
            long above = thousands(step);
            rates(name, step, check).forEach((rate, usd) -> rates.put(rate.above(above), usd));
        }
        complete(name, rates, check);
        Map<String, String> document = new HashMap<>();
        rates.forEach((rate, usd) ->
                document.put(rate.rate(), usd.stripTrailingZeros().toPlainString()));
        // What is not billed by tokens has no price for them; what states no price at all has none.
        if (!rates.isEmpty() && !BILLED_BY_TOKENS.contains(entry.path("mode").asString(""))) {
            document.putIfAbsent("input", "0");
            document.putIfAbsent("output", "0");
        }
        check.take(name, offering.offering(), document, Optional.empty());
    }

    private static Map<Named, BigDecimal> rates(String name, JsonNode entry, DocumentCheck check) {
        Map<Named, BigDecimal> rates = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : entry.properties()) {
            Optional<Named> named = CommunityNames.of(field.getKey());
            if (named.isPresent() && field.getValue().isNumber()) {
                Named rate = named.get();
                rates.merge(rate, usd(rate.unit(), field.getValue().decimalValue()), BigDecimal::max);
            } else if (field.getKey().equals(SEARCHES)) {
                Unit billed = SEARCHING_ONCE.matcher(name).matches() ? Unit.REQUEST : Unit.SEARCH;
                searches(field.getValue())
                        .ifPresent(usd -> rates.merge(new Named("", "", billed), usd, BigDecimal::max));
            } else if (CommunityNames.isPrice(field.getKey())
                    && !field.getValue().isNull()) {
                check.remark(name, field.getKey() + ": is not understood, and not imported");
            }
        }
        return rates;
    }

    /** A rate that went amiss would have long prompts charged as if they were short. */
    private static Optional<String> oddStep(JsonNode entry) {
        return entry.path(STEPS)
                .valueStream()
                .filter(step -> thousands(step) < 0)
                .map(step -> STEPS + ": a range has to begin at whole thousands of tokens, and not at "
                        + step.path("range").path(0))
                .findFirst();
    }

    /** Where the range of prompts begins that a step is for, in thousands of tokens; negative when it is no whole number. */
    private static long thousands(JsonNode step) {
        JsonNode begin = step.path("range").path(0);
        boolean whole = begin.isNumber()
                && PlainDecimal.isPlain(begin.decimalValue())
                && begin.decimalValue().signum() >= 0
                && begin.decimalValue().remainder(BigDecimal.valueOf(THOUSAND)).signum() == 0;
        return whole ? begin.decimalValue().longValue() / THOUSAND : -1;
    }

    /** The dearest of the sizes of context that a search may have. */
    private static Optional<BigDecimal> searches(JsonNode bySize) {
        return bySize.valueStream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .max(BigDecimal::compareTo);
    }

    /** The map seldom states a tier's rates above a threshold: they stand to its own as the standard tier's do. */
    private static void complete(String name, Map<Named, BigDecimal> rates, DocumentCheck check) {
        for (Named above : List.copyOf(rates.keySet())) {
            for (Named tier : List.copyOf(rates.keySet())) {
                boolean alone = above.tier().isEmpty()
                        && !above.size().isEmpty()
                        && tier.size().isEmpty();
                Named both = new Named(above.size(), tier.tier(), above.unit());
                BigDecimal usual = rates.get(new Named("", "", above.unit()));
                if (alone
                        && above.unit() == tier.unit()
                        && !tier.tier().isEmpty()
                        && usual != null
                        && usual.signum() > 0
                        && !rates.containsKey(both)) {
                    BigDecimal taken = value(rates, above)
                            .multiply(value(rates, tier))
                            .divide(usual, PER_MILLION, RoundingMode.HALF_UP);
                    rates.put(both, taken);
                    check.remark(name, both.rate() + ": is not in the map; taken in proportion");
                }
            }
        }
    }

    private static BigDecimal value(Map<Named, BigDecimal> rates, Named rate) {
        return rates.getOrDefault(rate, BigDecimal.ZERO);
    }

    private static BigDecimal usd(Unit unit, BigDecimal each) {
        return unit.isPerMillion() ? each.movePointRight(PER_MILLION) : each;
    }

    private static boolean isAbout(String name, JsonNode entry, BookEntry offering) {
        String provider = entry.path("litellm_provider").asString("");
        String model = offering.upstreamModel();
        boolean named = name.equals(model) || name.equals(provider + "/" + model);
        return named
                && !provider.isEmpty()
                && (offering.provider().equals(provider) || offering.provider().startsWith(provider + "-"));
    }

    private JsonNode parsed(String file) {
        try {
            JsonNode map = json.readTree(file);
            if (map.isObject() && !map.has("data")) {
                return map;
            }
            throw new IllegalArgumentException("is no map of model names to prices");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
