package io.tollgate.routing.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.json.JsonMembers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastPromptTest {

    private static final String TEXT = "The quick brown fox jumps over the lazy dog and comes to rest. ".repeat(100);

    @Test
    void isBelowWhatAVocabularyMakesOfItAndNotFarBelow() {
        String body = chat(TEXT, "");
        Map<Vocabulary, Long> counted = new PromptCounter()
                .count(body.getBytes(UTF_8), Set.of(Vocabulary.CL100K))
                .text();

        long least = least(body, 10);

        assertThat(counted.values()).allMatch(tokens -> tokens >= least);
        assertThat(least).isEqualTo(1_299);
    }

    @Test
    void countsNothingThatCannotBeTooMuch() {
        assertThat(least(chat(TEXT, ""), 2_000)).isZero();
    }

    @Test
    void countsNoMediaAndNoSpacesBetweenMembers() {
        assertThat(least(chat("data:image/png;base64," + "QUJD".repeat(5_000), ""), 10))
                .isZero();
        assertThat(least("{\"messages\":    [ \"\\\\\" , true , null ]     }" + " ".repeat(10), 1))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"truncation\": \"auto\"",
                "\"transforms\": [\"middle-out\"]",
                "\"context_management\": {\"edits\": []}",
                "\"prompt\": [\"one of several\"]"
            })
    void countsNothingOfWhatAProviderShortens(String member) {
        String body = member.contains("prompt") ? "{\"prompt\": [\"" + TEXT + "\"]}" : chat(TEXT, member);

        assertThat(least(body, 10)).isZero();
    }

    @Test
    void countsNothingWhereEarlierThoughtsAreLeftOut() {
        assertThat(least("{\"messages\": [{\"thinking\": \"" + TEXT + "\"}]}", 10))
                .isZero();
    }

    private static String chat(String text, String more) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": \"" + text + "\"}]"
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static long least(String body, long room) {
        return LeastPrompt.tokens(JsonMembers.read(body.strip().getBytes(UTF_8)), room);
    }
}
