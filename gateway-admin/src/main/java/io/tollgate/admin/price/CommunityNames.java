package io.tollgate.admin.price;

import static java.util.Map.entry;

import io.tollgate.billing.price.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The community price map's names of rates, which tell the circumstances at their end. */
final class CommunityNames {

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            entry("input_cost_per_token", Unit.INPUT),
            entry("output_cost_per_token", Unit.OUTPUT),
            entry("cache_read_input_token_cost", Unit.CACHE_READ),
            entry("cache_creation_input_token_cost", Unit.CACHE_WRITE_5M),
            entry("cache_creation_input_token_cost_above_1hr", Unit.CACHE_WRITE_1H),
            entry("output_cost_per_reasoning_token", Unit.REASONING),
            entry("input_cost_per_audio_token", Unit.AUDIO_INPUT),
            entry("cache_read_input_audio_token_cost", Unit.AUDIO_CACHE_READ),
            entry("output_cost_per_audio_token", Unit.AUDIO_OUTPUT),
            entry("input_cost_per_image_token", Unit.IMAGE_INPUT),
            entry("cache_read_input_image_token_cost", Unit.IMAGE_CACHE_READ),
            entry("output_cost_per_image_token", Unit.IMAGE_OUTPUT),
            entry("input_cost_per_character", Unit.CHARACTER),
            entry("output_cost_per_image", Unit.IMAGE),
            entry("input_cost_per_second", Unit.SECOND),
            entry("output_cost_per_second", Unit.SECOND),
            entry("ocr_cost_per_page", Unit.PAGE),
            entry("input_cost_per_query", Unit.REQUEST),
            entry("input_cost_per_request", Unit.REQUEST));

    private static final Pattern SIZE = Pattern.compile("_above_(\\d+)k_tokens");
    private static final Pattern TIER = Pattern.compile("_(batches|flex|priority)$");

    private CommunityNames() {}

    /** A rate of the map in our words: {@code above_200k.batch.input}. */
    record Named(String size, String tier, Unit unit) {

        /** The same for longer prompts; zero: for all. */
        Named above(long thousands) {
            return thousands == 0 ? this : new Named(CommunityNames.above(Long.toString(thousands)), tier, unit);
        }

        String rate() {
            return size + tier + unit.label();
        }
    }

    static Optional<Named> of(String name) {
        String rest = name;
        String tier = "";
        Matcher tiers = TIER.matcher(rest);
        if (tiers.find()) {
            tier = tiers.group(1).equals("batches") ? "batch." : tiers.group(1) + ".";
            rest = tiers.replaceFirst("");
        }
        String size = "";
        Matcher sizes = SIZE.matcher(rest);
        if (sizes.find()) {
            size = above(sizes.group(1));
            rest = sizes.replaceFirst("");
        }
        Unit unit = UNITS.get(rest);
        return unit == null ? Optional.empty() : Optional.of(new Named(size, tier, unit));
    }

    private static String above(String thousands) {
        return "above_" + thousands + "k.";
    }

    /** Whether a name that is not known tells of money. */
    static boolean isPrice(String name) {
        return name.contains("_cost");
    }
}
