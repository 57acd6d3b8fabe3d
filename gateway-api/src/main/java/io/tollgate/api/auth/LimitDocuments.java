package io.tollgate.api.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A key's budgets and rate limits, as Postgres gathers them into two JSON arrays. */
record LimitDocuments(List<BudgetDocument> budgets, List<RateLimitDocument> rateLimits) {

    private static final String WHOLE = "";
    private static final TypeReference<List<BudgetDocument>> BUDGETS = new TypeReference<>() {};
    private static final TypeReference<List<RateLimitDocument>> RATE_LIMITS = new TypeReference<>() {};

    record BudgetDocument(
            @JsonProperty("scope") String scope,
            @JsonProperty("narrowed_to") String narrowedTo,
            @JsonProperty("window") String window,
            @JsonProperty("kind") String kind,
            @JsonProperty("amount_nano") long amountNano) {

        Budget budget() {
            return new Budget(
                    amountNano,
                    BudgetWindow.valueOf(window.toUpperCase(Locale.ROOT)),
                    BudgetKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        }
    }

    record RateLimitDocument(
            @JsonProperty("scope") String scope,
            @JsonProperty("narrowed_to") String narrowedTo,
            @JsonProperty("rpm") @Nullable Long rpm,
            @JsonProperty("tpm") @Nullable Long tpm,
            @JsonProperty("concurrency") @Nullable Long concurrency,
            @JsonProperty("report_only") boolean reportOnly) {

        RateLimits limits() {
            return new RateLimits(limit(rpm), limit(tpm), limit(concurrency), reportOnly);
        }

        private static OptionalLong limit(@Nullable Long value) {
            return value == null ? OptionalLong.empty() : OptionalLong.of(value);
        }
    }

    static LimitDocuments parse(Optional<String> budgets, Optional<String> rateLimits) {
        JsonMapper json = JsonMapper.shared();
        return new LimitDocuments(
                budgets.map(text -> json.readValue(text, BUDGETS)).orElse(List.of()),
                rateLimits.map(text -> json.readValue(text, RATE_LIMITS)).orElse(List.of()));
    }

    /** The limits of a scope, as a whole or as it is narrowed. */
    ScopeLimits of(Scope scope, String name) {
        String label = scope.kind().label();
        String part = scope.narrowedTo().map(Narrowing::label).orElse(WHOLE);
        return new ScopeLimits(
                scope,
                name,
                budgets.stream()
                        .filter(it ->
                                it.scope().equals(label) && it.narrowedTo().equals(part))
                        .map(BudgetDocument::budget)
                        .toList(),
                rateLimits.stream()
                        .filter(it ->
                                it.scope().equals(label) && it.narrowedTo().equals(part))
                        .map(RateLimitDocument::limits)
                        .findFirst()
                        .orElse(RateLimits.NONE));
    }

    /** The limits of every part of a scope that has some of its own. */
    List<ScopeLimits> partsOf(ScopeLimits whole) {
        String label = whole.scope().kind().label();
        return Stream.concat(
                        budgets.stream().filter(it -> it.scope().equals(label)).map(BudgetDocument::narrowedTo),
                        rateLimits.stream()
                                .filter(it -> it.scope().equals(label))
                                .map(RateLimitDocument::narrowedTo))
                .filter(part -> !part.equals(WHOLE))
                .distinct()
                .sorted()
                .map(part -> of(whole.scope().to(Narrowing.of(part)), whole.name()))
                .toList();
    }
}
