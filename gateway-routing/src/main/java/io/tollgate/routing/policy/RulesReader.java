package io.tollgate.routing.policy;

import io.tollgate.routing.catalogue.Quantization;
import io.tollgate.routing.plan.Constraints;
import io.tollgate.routing.plan.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@link RoutingRules} from JSON. A member that is not known is refused, because a constraint with a slip of the pen
 * in its name would silently not hold.
 *
 * @see <a href="https://openrouter.ai/docs/features/provider-routing">OpenRouter: provider routing</a>
 */
public final class RulesReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> MEMBERS = List.of(
            "order",
            "only",
            "ignore",
            "allow_fallbacks",
            "require_parameters",
            "data_collection",
            "zdr",
            "regions",
            "quantizations",
            "minimum_quantization",
            "max_price",
            "max_ttft",
            "hedge",
            "rescue",
            "downshift");

    private static final long LONGEST_TTFT = 600_000;

    private final RulesNode rules;
    private final String strategy;

    private RulesReader(RulesNode rules, String strategy) {
        this.rules = rules;
        this.strategy = strategy;
    }

    /**
     * The {@code provider} of a request.
     *
     * @throws InvalidRules naming the member at fault
     */
    public static RoutingRules request(String json) {
        return new RulesReader(new RulesNode("provider", parsed("provider", json)), "sort").read();
    }

    /**
     * A policy's document.
     *
     * @param field where it stands, such as {@code routing}
     * @throws InvalidRules naming the member at fault
     */
    public static RoutingDocument document(String field, JsonNode document) {
        RulesNode node = new RulesNode(field, document);
        RoutingRules always = new RulesReader(node, "strategy").read("rules");
        return new RoutingDocument(always, DocumentReader.rules(node, RulesReader::then));
    }

    private static RoutingRules then(RulesNode node) {
        return new RulesReader(node, "strategy").read();
    }

    /** As {@link #document(String, JsonNode)}, of text that was checked when it was stored. */
    public static RoutingDocument document(String json) {
        return document("routing", parsed("routing", json));
    }

    private static JsonNode parsed(String field, String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new InvalidRules(field, e.getOriginalMessage());
        }
    }

    /** @param more members that are read elsewhere */
    private RoutingRules read(String... more) {
        List<String> members = new ArrayList<>(MEMBERS);
        members.add(strategy);
        // A request is no place to have others asked.
        if (isDocument()) {
            members.add("shadow");
        }
        members.addAll(List.of(more));
        rules.allowOnly(members.toArray(String[]::new));
        return new RoutingRules(
                rules.choice(strategy, Strategy::of, Strategy.labels()),
                rules.names("order").orElse(List.of()),
                rules.flag("allow_fallbacks", true),
                rules.flag("require_parameters", false),
                new Measures(rules.flag("hedge"), rules.flag("rescue"), shadow(), rules.flag("downshift", true)),
                constraints());
    }

    private boolean isDocument() {
        return strategy.equals("strategy");
    }

    private Optional<Shadow> shadow() {
        return rules.object("shadow").map(node -> {
            node.allowOnly("model", "percent");
            return new Shadow(
                    node.text("model")
                            .filter(text -> !text.isBlank())
                            .orElseThrow(() -> node.wrong("model", "it is missing", "a model's id")),
                    node.percent("percent").orElse(100.0),
                    false);
        });
    }

    private Constraints constraints() {
        return new Constraints(
                rules.names("only").map(Set::copyOf),
                rules.names("ignore").map(Set::copyOf).orElse(Set.of()),
                rules.names("regions").map(Set::copyOf),
                rules.names("quantizations").map(this::quantizations),
                rules.choice("minimum_quantization", Quantization::of, quantizations()),
                rules.choice("data_collection", RulesReader::denies, "allow, deny")
                        .orElse(false),
                rules.flag("zdr", false),
                rules.maxPrice(),
                rules.millis("max_ttft", LONGEST_TTFT).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private Set<String> quantizations(List<String> labels) {
        for (String label : labels) {
            if (!label.equals(Quantization.UNKNOWN) && Quantization.of(label).isEmpty()) {
                throw rules.wrong("quantizations", "'" + label + "'", "one of " + quantizations() + ", unknown");
            }
        }
        return Set.copyOf(labels);
    }

    private static String quantizations() {
        return Arrays.stream(Quantization.values()).map(Quantization::label).collect(Collectors.joining(", "));
    }

    static Optional<Boolean> denies(String label) {
        return switch (label) {
            case "deny" -> Optional.of(true);
            case "allow" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
