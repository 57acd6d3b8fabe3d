package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import org.junit.jupiter.api.Test;

/** A prompt of 45,000 bytes has about 10,000 tokens, of which at most 17,000 are expected. */
class CountedPromptTest extends ChatTest {

    private static final String SENTENCES = "The quick brown fox jumps over the lazy dog. ".repeat(1_000);

    @Test
    void isAdmittedWhenItsTokensFitTheBudgetThoughItsBytesDoNot() {
        TestClient small = limited("\"budgets\": [{\"amount\": \"0.015\", \"window\": \"day\"}]");

        Reply answer =
                small.post(PATH, body("\"user\": \"" + "x".repeat(9) + "\", \"padding\": \"" + SENTENCES + "\""));

        answer.expect(200);
        assertThat(answer.header("x-tollgate-max-tokens")).isPresent();
    }

    @Test
    void isRefusedWhenItsTokensDoNotFitEither() {
        TestClient small = limited("\"budgets\": [{\"amount\": \"0.006\", \"window\": \"day\"}]");

        small.post(PATH, body("\"padding\": \"" + SENTENCES + "\"")).expectError(402, "budget_exceeded");
    }

    @Test
    void isHeldAgainstTokensPerMinuteByItsTokens() {
        TestClient slow = limited("\"rate_limits\": {\"tpm\": 25000}");

        slow.post(PATH, body("\"padding\": \"" + SENTENCES + "\"")).expect(200);
    }

    private TestClient limited(String limits) {
        return callerWith(person.createKey(person.createTeam("small", limits)));
    }
}
