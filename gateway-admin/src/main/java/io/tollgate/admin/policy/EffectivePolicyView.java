package io.tollgate.admin.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.policy.StatedPolicy.Source;
import io.tollgate.routing.plan.Constraints;
import io.tollgate.routing.policy.PayloadCapture;
import io.tollgate.routing.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "EffectivePolicy", description = "Each part with the documents that it comes from; none: nothing binds")
record EffectivePolicyView(
        Named key,

        @Schema(description = "What every list allows") Names allowedModels,

        @Schema(description = "What any list denies") Names deniedModels,
        Names allowedProviders,
        Names deniedProviders,
        Names regions,
        Flag noTraining,
        Flag zeroRetention,

        @Schema(description = "The lowest, and not above the maximum")
        Tokens defaultMaxTokens,

        @Schema(description = "The lowest") Tokens maximumMaxTokens,

        @Schema(description = "Prompts and answers are kept where one says so and none forbids it")
        Capture payloadCapture) {

    @ResponseJson
    @Schema(name = "EffectivePayloadCapture")
    record Capture(
            boolean value,

            @Schema(description = "The shortest; null: nothing is kept") @Nullable Integer retentionDays,

            @Schema(description = "The fewest; null: nothing is kept") @Nullable Double samplePercent,

            List<Source> from) {

        private static Capture of(List<StatedPolicy> stated, Policy result) {
            Optional<PayloadCapture> kept = result.capture().filter(PayloadCapture::enabled);
            return new Capture(
                    kept.isPresent(),
                    kept.map(PayloadCapture::retentionDays).orElse(null),
                    kept.map(PayloadCapture::samplePercent).orElse(null),
                    sources(stated, policy -> policy.capture().isPresent()));
        }
    }

    @ResponseJson
    @Schema(name = "EffectiveNames")
    record Names(
            @Schema(description = "null: not bound") @Nullable List<String> value,

            List<Source> from) {

        private static Names of(
                List<StatedPolicy> stated, Policy result, Function<Policy, Optional<Set<String>>> part) {
            return new Names(
                    part.apply(result)
                            .map(names -> names.stream().sorted().toList())
                            .orElse(null),
                    sources(stated, policy -> part.apply(policy).isPresent()));
        }
    }

    @ResponseJson
    @Schema(name = "EffectiveFlag")
    record Flag(boolean value, List<Source> from) {

        private static Flag of(List<StatedPolicy> stated, Policy result, Predicate<Constraints> part) {
            return new Flag(
                    part.test(result.constraints()), sources(stated, policy -> part.test(policy.constraints())));
        }
    }

    @ResponseJson
    @Schema(name = "EffectiveTokens")
    record Tokens(
            @Schema(description = "null: not bound") @Nullable Long value,

            @Schema(description = "Those that say so") List<Source> from) {

        private static Tokens of(List<StatedPolicy> stated, OptionalLong value, Predicate<Policy> says) {
            return new Tokens(value.isPresent() ? value.getAsLong() : null, sources(stated, says));
        }
    }

    /** What these come to together. */
    static EffectivePolicyView of(Named key, List<StatedPolicy> stated) {
        Policy result = stated.stream().map(StatedPolicy::policy).reduce(Policy.NONE, Policy::and);
        OptionalLong usual = result.ceiling(OptionalLong.empty());
        OptionalLong most = result.mostOutput();
        return new EffectivePolicyView(
                key,
                Names.of(stated, result, Policy::allowedModels),
                Names.of(stated, result, policy -> some(policy.deniedModels())),
                Names.of(stated, result, policy -> policy.constraints().providers()),
                Names.of(stated, result, policy -> some(policy.constraints().ignored())),
                Names.of(stated, result, policy -> policy.constraints().regions()),
                Flag.of(stated, result, Constraints::noTraining),
                Flag.of(stated, result, Constraints::zeroRetention),
                Tokens.of(
                        stated,
                        usual,
                        policy -> usual.isPresent()
                                && (policy.defaultOutput().equals(usual)
                                        || policy.mostOutput().equals(usual))),
                Tokens.of(
                        stated,
                        most,
                        policy -> most.isPresent() && policy.mostOutput().equals(most)),
                Capture.of(stated, result));
    }

    private static Optional<Set<String>> some(Set<String> names) {
        return Optional.of(names).filter(set -> !set.isEmpty());
    }

    private static List<Source> sources(List<StatedPolicy> stated, Predicate<Policy> says) {
        return stated.stream()
                .filter(it -> says.test(it.policy()))
                .map(StatedPolicy::source)
                .toList();
    }
}
