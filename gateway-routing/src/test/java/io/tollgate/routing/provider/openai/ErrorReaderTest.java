package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReaderTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 409, 425, 500, 502, 503, 504, 529})
    void blamesTheProvider(int status) {
        Failure failure = failure(status, "<html>Bad gateway</html>");

        assertThat(failure).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure.outcome()).isEqualTo("status_" + status);
        assertThat(failure.message()).contains(Integer.toString(status));
        assertThat(failure.triesNext()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void blamesTheCredentialWithoutQuotingIt(int status) {
        Failure failure = failure(status, error("Incorrect API key provided: sk-abc", "invalid_api_key"));

        assertThat(failure).isInstanceOf(Failure.CredentialRefused.class);
        assertThat(failure.message()).contains("invalid_api_key").doesNotContain("sk-abc");
        assertThat(failure.triesNext()).isTrue();
        assertThat(failure.bodyForCaller()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, You exceeded your current quota, insufficient_quota",
        "429, Insufficient balance or no resource package. Please recharge., 1113",
        "400, 'Access denied, please make sure your account is in good standing.', Arrearage",
        "403, Your account balance is insufficient., insufficient_user_quota",
        "403, Your team 16f2 has either used all available credits or reached its monthly spending limit., ''",
        "429, Your newly created team doesn't have any credits or licenses yet., ''"
    })
    void takesAnAccountWithoutMoneyForTheCredentialsTroubleWhateverTheModel(int status, String message, String code) {
        assertThat(failure(status, error(message, code)))
                .isInstanceOfSatisfying(
                        Failure.CredentialRefused.class,
                        refused -> assertThat(refused.ofOneModel()).isFalse());
    }

    @Test
    void takesAModelThatTheKeyMayNotUseForTheTroubleOfBothTogether() {
        assertThat(failure(403, error("Project does not have access to model gpt-x", "")))
                .isInstanceOfSatisfying(
                        Failure.CredentialRefused.class,
                        refused -> assertThat(refused.ofOneModel()).isTrue());
    }

    @Test
    void doesNotBlameTheAccountForARequestThatSpeaksOfMoney() {
        assertThat(failure(400, error("Invalid value: 'insufficient balance'", "")))
                .isInstanceOf(Failure.CallersFault.class);
    }

    @Test
    void takesAMissingModelForTheOfferingsTrouble() {
        assertThat(failure(404, "")).isInstanceOf(Failure.OfferingMissing.class);
        assertThat(failure(400, error("gone", "model_decommissioned"))).isInstanceOf(Failure.OfferingMissing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Item with id 'rs_68582a79cb90819a' not found. Items are not persisted when `store` is set to false.",
                "Previous response with id 'resp_68582a79cb90' not found.",
                "Vector store vs_68582a79cb90 not found.",
                "File file-68582a79cb90 not found"
            })
    void doesNotTakeAnIdThatIsUnknownForAMissingModel(String message) {
        assertThat(failure(404, error(message, "invalid_request_error"))).isInstanceOf(Failure.CallersFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "File not found",
                "404 page not found",
                "The model `gpt-4o-2024_080601` does not exist",
                "Not Found"
            })
    void takesOther404sForAMissingModel(String message) {
        assertThat(failure(404, error(message, ""))).isInstanceOf(Failure.OfferingMissing.class);
    }

    @Test
    void lets429PauseAsLongAsItAsks() {
        assertThat(pause(Map.of("retry-after", "7"))).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause(Map.of("retry-after-ms", "1500", "retry-after", "2"))).isEqualTo(Duration.ofMillis(1500));
        assertThat(pause(Map.of(
                        "retry-after", "Wed, 21 Oct 2026 07:28:30 GMT", "date", "Wed, 21 Oct 2026 07:28:00 GMT")))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(throttled(Map.of()).pause()).isEmpty();
        assertThat(throttled(Map.of("retry-after", "soon")).pause()).isEmpty();
        assertThat(throttled(Map.of("retry-after", "NaN")).pause()).isEmpty();
    }

    @Test
    void letsAnotherOfferingTakeWhatIsTooMuchForThisOne() {
        assertBeyond(400, error("too long", "context_length_exceeded"), "context_length");
        assertBeyond(400, error("This model's maximum context length is 8192 tokens", ""), "context_length");
        assertBeyond(400, error("flagged", "content_policy_violation"), "content_policy");
        assertBeyond(413, "", "too_large");
    }

    @Test
    void doesNotBlameTheCredentialForAPromptThatIsAnsweredWith403() {
        assertBeyond(
                403,
                "{\"code\":\"The caller does not have permission to execute the specified operation\","
                        + "\"error\":\"Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO\"}",
                "content_policy");
        assertBeyond(
                403,
                "{\"error\":{\"code\":403,\"message\":\"large-1 requires moderation on OpenInference. Your input was"
                        + " flagged for \\\"violence\\\". No credits were charged.\"}}",
                "content_policy");
        assertBeyond(
                403,
                error("Input token count + max_tokens must be less than the context length of the model", ""),
                "context_length");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 422})
    void handsTheCallersOwnFaultThrough(int status) {
        String body = error("Invalid 'messages[3]'", "invalid_value");

        Failure failure = failure(status, body);

        assertThat(failure.triesNext()).isFalse();
        assertThat(failure.status()).hasValue(status);
        assertThat(failure.bodyForCaller()).contains(body.getBytes(UTF_8));
    }

    private static void assertBeyond(int status, String body, String outcome) {
        Failure failure = failure(status, body);

        assertThat(failure).isInstanceOf(Failure.BeyondOffering.class);
        assertThat(failure.outcome()).isEqualTo(outcome);
        assertThat(failure.triesNext()).isTrue();
        assertThat(failure.bodyForCaller()).isPresent();
    }

    private static Duration pause(Map<String, String> headers) {
        return throttled(headers).pause().orElseThrow();
    }

    private static Failure.Throttled throttled(Map<String, String> headers) {
        return (Failure.Throttled) ErrorReader.ofStatus(new UpstreamAnswer(429, headers, new byte[0]));
    }

    private static Failure failure(int status, String body) {
        return ErrorReader.ofStatus(new UpstreamAnswer(status, Map.of(), body.getBytes(UTF_8)));
    }

    private static String error(String message, String code) {
        return "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\",\"code\":\"%s\"}}"
                .formatted(message, code);
    }
}
