package io.tollgate.routing.policy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What must be so for a rule to apply; what is absent does not matter.
 *
 * @param metadata member to the texts that it may have
 * @param tags name to the values that it may have
 * @param endUsers those that it applies to
 */
record When(
        Map<String, Set<String>> metadata,
        Map<String, Set<String>> tags,
        OptionalLong minInputTokens,
        OptionalLong maxInputTokens,
        Optional<Set<String>> endUsers,
        Optional<Hours> hours) {

    static final When ALWAYS = new When(
            Map.of(), Map.of(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    boolean holds(Circumstances request) {
        return request.inputTokens() >= minInputTokens.orElse(0)
                && request.inputTokens() <= maxInputTokens.orElse(Long.MAX_VALUE)
                && hours.map(part -> part.contains(request.at())).orElse(true)
                && endUsers.map(all -> request.endUser().filter(all::contains).isPresent())
                        .orElse(true)
                && all(tags, request::tag)
                && all(metadata, request::metadata);
    }

    private static boolean all(Map<String, Set<String>> wanted, Function<String, Optional<String>> actual) {
        return wanted.entrySet().stream()
                .allMatch(it -> actual.apply(it.getKey())
                        .filter(it.getValue()::contains)
                        .isPresent());
    }
}
