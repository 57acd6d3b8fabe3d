package io.tollgate.routing.policy;

import io.tollgate.billing.money.PlainDecimal;
import io.tollgate.routing.plan.PriceCeiling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One JSON object with rules in it; null counts as absent. */
final class RulesNode {

    private static final int MOST_NAMES = 100;
    private static final int LONGEST_NAME = 200;

    /** USD per 1M tokens; far above what anybody asks. */
    private static final BigDecimal HIGHEST_PRICE = BigDecimal.valueOf(1_000_000);

    /** A rate of 1 USD per 1M tokens is 10⁶ pico-USD per token. */
    private static final int TOKEN_SCALE = 6;

    private static final int PICO_SCALE = 12;

    private final String path;
    private final JsonNode node;

    /**
     * @param path where the object stands; empty: it is the whole body
     */
    RulesNode(String path, JsonNode node) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw new InvalidRules(path, shown(node) + "; it must be an object");
        }
    }

    void allowOnly(String... members) {
        Set<String> allowed = Set.of(members);
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw new InvalidRules(at(name), "it is not known; known are " + String.join(", ", members));
            }
        }
    }

    InvalidRules wrong(String name, String sent, String wanted) {
        return new InvalidRules(at(name), sent + "; it must be " + wanted);
    }

    boolean flag(String name, boolean otherwise) {
        return flag(name).orElse(otherwise);
    }

    Optional<Boolean> flag(String name) {
        return find(name).map(value -> {
            require(value.isBoolean(), name, value, "true or false");
            return value.asBoolean();
        });
    }

    <T> Optional<T> choice(String name, Function<String, Optional<T>> choices, String labels) {
        return find(name)
                .map(value -> (value.isString() ? choices.apply(value.asString()) : Optional.<T>empty())
                        .orElseThrow(() -> wrong(name, shown(value), "one of " + labels)));
    }

    Optional<List<String>> names(String name) {
        return find(name).map(value -> names(name, value));
    }

    private List<String> names(String name, JsonNode array) {
        require(array.isArray() && array.size() <= MOST_NAMES, name, array, "an array of at most 100 strings");
        List<String> names = new ArrayList<>();
        for (JsonNode item : array) {
            require(isName(item), name, item, "an array of strings of at most 200 characters");
            names.add(item.asString());
        }
        return names;
    }

    Optional<Long> millis(String name, long most) {
        return whole(name, most, "milliseconds");
    }

    Optional<Long> whole(String name, long most, String of) {
        return find(name).map(value -> {
            require(
                    value.isIntegralNumber()
                            && value.canConvertToLong()
                            && value.asLong() >= 1
                            && value.asLong() <= most,
                    name,
                    value,
                    of + " from 1 to " + most);
            return value.asLong();
        });
    }

    Optional<Double> percent(String name) {
        return find(name).map(value -> {
            require(
                    value.isNumber() && value.asDouble() > 0 && value.asDouble() <= 100,
                    name,
                    value,
                    "a number above 0, up to 100");
            return value.asDouble();
        });
    }

    Optional<String> text(String name) {
        return find(name).map(value -> {
            require(isName(value), name, value, "a text of at most 200 characters");
            return value.asString();
        });
    }

    Optional<RulesNode> object(String name) {
        return find(name).map(value -> new RulesNode(at(name), value));
    }

    List<RulesNode> objects(String name, int most) {
        List<RulesNode> objects = new ArrayList<>();
        find(name).ifPresent(array -> {
            require(array.isArray() && array.size() <= most, name, array, "an array of at most " + most + " objects");
            for (int i = 0; i < array.size(); i++) {
                objects.add(new RulesNode(at(name) + "[" + i + "]", array.get(i)));
            }
        });
        return objects;
    }

    /** An object whose members are arrays of texts. */
    Map<String, Set<String>> namesByName(String name) {
        Map<String, Set<String>> all = new HashMap<>();
        object(name).ifPresent(object -> {
            for (String member : object.node.propertyNames()) {
                require(isPrintable(member), name, object.node, "an object whose names have no control characters");
                all.put(member, Set.copyOf(object.names(member).orElse(List.of())));
            }
        });
        return Map.copyOf(all);
    }

    PriceCeiling maxPrice() {
        return find("max_price")
                .map(value -> new RulesNode(at("max_price"), value).ceiling())
                .orElse(PriceCeiling.NONE);
    }

    private PriceCeiling ceiling() {
        allowOnly("prompt", "completion", "request");
        return new PriceCeiling(
                price("prompt", TOKEN_SCALE), price("completion", TOKEN_SCALE), price("request", PICO_SCALE));
    }

    private OptionalLong price(String name, int scale) {
        return find(name)
                .map(value -> OptionalLong.of(amount(name, value)
                        .movePointRight(scale)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact()))
                .orElse(OptionalLong.empty());
    }

    private BigDecimal amount(String name, JsonNode value) {
        try {
            BigDecimal amount = value.isNumber() ? value.decimalValue() : new BigDecimal(text(value));
            require(
                    // 1e-999999999 is a gigabyte of digits once its point is moved.
                    PlainDecimal.isPlain(amount) && amount.signum() >= 0 && amount.compareTo(HIGHEST_PRICE) <= 0,
                    name,
                    value,
                    "from 0 to 1000000 USD");
            return amount;
        } catch (NumberFormatException e) {
            throw wrong(name, shown(value), "a number of USD");
        }
    }

    private static String text(JsonNode value) {
        return value.isString() && value.asString().length() <= 30 ? value.asString() : "";
    }

    /** The path of this member. */
    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isName(JsonNode value) {
        return value.isString() && value.asString().length() <= LONGEST_NAME && isPrintable(value.asString());
    }

    /** Postgres cannot keep U+0000, and nobody can read the others. */
    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private void require(boolean fulfilled, String name, JsonNode value, String wanted) {
        if (!fulfilled) {
            throw wrong(name, shown(value), wanted);
        }
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
