package io.tollgate.routing.provider;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where an answer or a chunk tells its usage.
 *
 * @param start offset of the {@code usage} object's brace in the bytes that it came with
 * @param end offset after its closing brace
 * @param preliminary whether it was told before the answer was whole, so that output is still to come
 */
public record UsagePart(TokenUsage tokens, int start, int end, boolean preliminary) {

    public UsagePart(TokenUsage tokens, int start, int end) {
        this(tokens, start, end, false);
    }

    /** Usage that the gateway counts but the caller did not ask for, and so has no place in the bytes. */
    public static UsagePart hidden(TokenUsage tokens) {
        return new UsagePart(tokens, 0, 0);
    }

    /** What a stream tells of its input at the beginning, or of all of it so far; hidden too. */
    public static UsagePart preliminary(TokenUsage tokens) {
        return new UsagePart(tokens, 0, 0, true);
    }

    /** The place of usage that no provider told to the end: the gateway writes there what it counts itself. */
    public UsagePart untold() {
        return new UsagePart(tokens, start, end, true);
    }

    /** What a provider told, or where else it is to be told. */
    public static Optional<UsagePart> toldOrNot(
            Optional<TokenUsage> told, TokenUsage soFar, Function<TokenUsage, Optional<UsagePart>> place) {
        Optional<UsagePart> part = place.apply(told.orElse(soFar));
        return told.isPresent() ? part : part.map(UsagePart::untold);
    }

    public boolean isUntold() {
        return preliminary && isShown();
    }

    /** The same without its place in the bytes. */
    public UsagePart withoutPlace() {
        return new UsagePart(tokens, 0, 0, preliminary);
    }

    public boolean isShown() {
        return end > 0;
    }

    /**
     * The bytes with these members in the usage object, each replacing the one of its name.
     *
     * @param bytes those that this part came with
     * @param members name to JSON value
     */
    public byte[] extend(byte[] bytes, Map<String, byte[]> members) {
        JsonSplice splice = JsonSplice.of(JsonMembers.read(bytes, start, end));
        members.forEach(splice::set);
        return splice.apply();
    }
}
