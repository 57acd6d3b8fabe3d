package io.tollgate.routing.provider.openai;

import static io.tollgate.routing.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTest {

    @Property
    void countsEveryTokenOnce(
            @ForAll @LongRange(max = 1_000_000) long prompt,
            @ForAll @LongRange(max = 1_000_000) long completion,
            @ForAll @LongRange(max = 2_000_000) long cached,
            @ForAll @LongRange(max = 2_000_000) long written) {
        TokenUsage usage = usage("""
                        {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d,
                         "prompt_tokens_details": {"cached_tokens": %d, "cache_write_tokens": %d}}\
                        """.formatted(prompt, completion, prompt + completion, cached, written))
                .orElseThrow();

        assertThat(usage.totalInput()).isEqualTo(prompt);
        assertThat(usage.output()).isEqualTo(completion);
        assertThat(usage.cacheRead()).isEqualTo(Math.min(prompt, cached));
    }

    @Test
    void takesCachedTokensOutOfThePrompt() {
        assertThat(
                        usage(
                                "{\"prompt_tokens\":100,\"completion_tokens\":7,\"prompt_tokens_details\":{\"cached_tokens\":80}}"))
                .contains(new TokenUsage(20, 80, 0, 0, 7, 0));
    }

    @Test
    void knowsDeepSeeksAndTogethersNames() {
        assertThat(usage("{\"prompt_tokens\":100,\"completion_tokens\":7,\"prompt_cache_hit_tokens\":64}"))
                .contains(new TokenUsage(36, 64, 0, 0, 7, 0));
        assertThat(usage("{\"prompt_tokens\":100,\"completion_tokens\":7,\"cached_tokens\":64}"))
                .contains(new TokenUsage(36, 64, 0, 0, 7, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prompt_tokens_details\":{\"cached_tokens\":20,\"cache_write_tokens\":64}",
                "\"prompt_tokens_details\":{\"cached_tokens\":20,\"cache_creation_input_tokens\":64,"
                        + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":64}}",
                "\"prompt_tokens_details\":{\"cached_tokens\":20,\"cache_creation_tokens\":64},"
                        + "\"cache_creation_input_tokens\":64,\"cache_read_input_tokens\":20",
                "\"prompt_tokens_details\":{\"cached_tokens\":20},\"cache_creation_input_tokens\":64"
            })
    void knowsTheNamesOfWhatWasWrittenToACache(String details) {
        assertThat(usage("{\"prompt_tokens\":100,\"completion_tokens\":7," + details + "}"))
                .contains(new TokenUsage(16, 20, 64, 0, 7, 0));
    }

    @Test
    void countsReasoningThatOnlyTheTotalHas() {
        assertThat(usage("""
                                {"prompt_tokens":10,"completion_tokens":5,"total_tokens":115,
                                 "completion_tokens_details":{"reasoning_tokens":100}}\
                                """)).contains(new TokenUsage(10, 0, 0, 0, 105, 100));
    }

    @Test
    void isLenientWithWhatIsMissingNullOrFractional() {
        assertThat(usage("{\"prompt_tokens\":12.0,\"completion_tokens\":null,\"queue_time\":0.04}"))
                .contains(TokenUsage.of(12, 0));
        assertThat(usage("{\"prompt_tokens\":4,\"completion_tokens\":3,\"prompt_tokens_details\":null}"))
                .contains(TokenUsage.of(4, 3));
        assertThat(
                        usage(
                                "{\"prompt_tokens\":1,\"completion_tokens\":10,\"completion_tokens_details\":{\"reasoning_tokens\":11}}"))
                .contains(new TokenUsage(1, 0, 0, 0, 10, 10));
        assertThat(usage("{}")).isEmpty();
        assertThat(UsageReader.part(json("{\"usage\":null}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4", "9000000000000000000", "100000001", "1e30"})
    void doesNotBelieveACountThatNoAnswerCanHave(String count) {
        assertThat(usage("{\"prompt_tokens\":%s,\"completion_tokens\":3}".formatted(count)))
                .hasValueSatisfying(usage -> assertThat(usage.plausible()).isFalse());
        assertThat(usage("{\"prompt_tokens\":3,\"completion_tokens\":%s}".formatted(count)))
                .hasValueSatisfying(usage -> assertThat(usage.plausible()).isFalse());
        assertThat(usage("{\"prompt_tokens\":3,\"completion_tokens\":100000000}"))
                .hasValueSatisfying(usage -> assertThat(usage.plausible()).isTrue());
    }

    @Test
    void findsGroqsOwnPlaceForUsage() {
        assertThat(UsageReader.part(json("{\"x_groq\":{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}}")))
                .contains(UsagePart.hidden(TokenUsage.of(3, 4)));
    }

    private static Optional<TokenUsage> usage(String object) {
        return UsageReader.part(json("{\"usage\":" + object + "}")).map(UsagePart::tokens);
    }
}
