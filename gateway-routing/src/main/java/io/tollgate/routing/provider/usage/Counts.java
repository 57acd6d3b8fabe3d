package io.tollgate.routing.provider.usage;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads counts as leniently as providers write them: missing, null, fractional or negative details are none. */
final class Counts {

    /** Stands for a count that is none, so that nobody takes it for a small one. */
    private static final long NONSENSE = Long.MAX_VALUE;

    private Counts() {}

    /** A count that the whole usage rests on; one that is negative or too large to read is not plausible. */
    static OptionalLong main(JsonMembers usage, String name) {
        if (usage.find(name, JsonKind.NUMBER).isEmpty()) {
            return OptionalLong.empty();
        }
        long tokens = usage.number(name).orElse(NONSENSE);
        return OptionalLong.of(tokens < 0 ? NONSENSE : tokens);
    }

    static long detail(JsonMembers usage, String name) {
        return Math.max(0, usage.number(name).orElse(0));
    }

    /** A detail's details. */
    static Optional<JsonMembers> object(JsonMembers usage, String... names) {
        for (String name : names) {
            Optional<JsonMembers> found = usage.find(name, JsonKind.OBJECT).map(usage::object);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static boolean has(JsonNode usage, String name) {
        return usage.path(name).isNumber();
    }

    static long main(JsonNode usage, String name) {
        JsonNode count = usage.path(name);
        return count.isNumber() ? whole(count) : 0;
    }

    static long detail(JsonNode usage, String name) {
        JsonNode count = usage.path(name);
        long whole = count.isNumber() ? whole(count) : 0;
        return whole == NONSENSE ? 0 : whole;
    }

    /** A sum that stays nonsense when a part of it is. */
    static long sum(long one, long other) {
        return one > NONSENSE - other ? NONSENSE : one + other;
    }

    /** A cast of a fraction leaves it out. */
    private static long whole(JsonNode count) {
        double value = count.doubleValue();
        return value < 0 || value > TokenUsage.MOST ? NONSENSE : (long) value;
    }
}
