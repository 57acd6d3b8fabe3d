package io.tollgate.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.Bound;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final PromptCounter counter = new PromptCounter();
    private final Calibration calibration = new Calibration();

    @Test
    void knowsTheVocabulariesOfOpenAisModels() {
        assertThat(Vocabulary.of("gpt-4o-mini-2024-07-18")).isEqualTo(Vocabulary.O200K);
        assertThat(Vocabulary.of("openai/gpt-oss-120b")).isEqualTo(Vocabulary.O200K);
        assertThat(Vocabulary.of("gpt-4-turbo")).isEqualTo(Vocabulary.CL100K);
        assertThat(Vocabulary.of("gpt-4.1-mini")).isEqualTo(Vocabulary.O200K);
        assertThat(Vocabulary.of("claude-sonnet-4-5")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void countsFarBelowTheBytesButNoLessThanTheText() {
        String text = "The quick brown fox jumps over the lazy dog. ".repeat(200);

        PromptSize size = count("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}");

        // Ten tokens a sentence.
        assertThat(size.text(Vocabulary.O200K)).isBetween(2_000L, 2_100L);
        assertThat(size.apart().none()).isTrue();
    }

    @Test
    void takesPicturesAndSoundsByRuleRatherThanByTheirLetters() {
        String data = "QUJD".repeat(50_000);

        PromptSize size = count("""
                {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"look and listen"},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}},
                 {"type":"input_audio","input_audio":{"format":"mp3","data":"%s"}}]}]}
                """.formatted(data, data));

        assertThat(size.text(Vocabulary.O200K)).isLessThan(60);
        assertThat(size.apart().count(Unit.IMAGE_INPUT)).isEqualTo(4_784);
        assertThat(size.apart().count(Unit.AUDIO_INPUT)).isEqualTo(150_000 / 20 + 1);
    }

    @Test
    void readsTextThatLooksLikeASpecialToken() {
        assertThat(count("{\"content\":\"<|endoftext|>\"}").text(Vocabulary.O200K))
                .isPositive();
    }

    @Test
    void allowsMoreForAVocabularyThatNobodyKnows() {
        PromptSize size = size(1_000);

        assertThat(calibration.bound("gpt-4o", size)).isEqualTo(1_050);
        assertThat(calibration.bound("claude-sonnet-4-5", size)).isEqualTo(1_700);
    }

    @Test
    void risesAtOnceAndFallsSlowly() {
        PromptSize size = size(1_000);

        calibration.learn("gpt-4o", size, 2_000);
        assertThat(calibration.bound("gpt-4o", size)).isEqualTo(2_200);
        calibration.learn("gpt-4o", size, 1_000);
        assertThat(calibration.bound("gpt-4o", size)).isBetween(2_100L, 2_199L);
        for (int i = 0; i < 500; i++) {
            calibration.learn("gpt-4o", size, 800);
        }

        assertThat(calibration.bound("gpt-4o", size)).isBetween(880L, 920L);
        assertThat(calibration.bound("gpt-4o-mini", size)).isEqualTo(1_050);
    }

    @Test
    void neverBoundsAboveTheBytesAndLearnsFromTextAlone() {
        CountedPrompt text = new CountedPrompt(size(1_000), calibration);
        CountedPrompt picture = new CountedPrompt(
                new PromptSize(Map.of(Vocabulary.O200K, 10L), Units.of(Unit.IMAGE_INPUT, 5)), calibration);

        Bound bound = text.bound("unheard-of", 1_200, 2, ServiceTier.FLEX);
        picture.learn("unheard-of", TokenUsage.of(50_000, 1));

        assertThat(bound).isEqualTo(new Bound(0, 1_200, Units.NONE, 2, ServiceTier.FLEX));
        assertThat(text.bound("unheard-of", 9_999, 1, ServiceTier.STANDARD).text())
                .isEqualTo(1_700);
    }

    private PromptSize count(String body) {
        return counter.count(body.getBytes(StandardCharsets.UTF_8), Set.of(Vocabulary.O200K));
    }

    private static PromptSize size(long tokens) {
        return new PromptSize(Map.of(Vocabulary.O200K, tokens), Units.NONE);
    }
}
