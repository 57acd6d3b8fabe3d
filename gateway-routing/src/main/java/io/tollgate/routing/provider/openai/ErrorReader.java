package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.RetryAfter;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamError;
import io.tollgate.routing.provider.UpstreamError.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells apart what went wrong: by the status, the error's code and, because many hosts give none, its wording. */
final class ErrorReader {

    /**
     * OpenAI's own, Alibaba's (with 400), Zhipu's (with 429) and that of One API and its descendants (with 403).
     *
     * @see <a href="https://help.aliyun.com/en/model-studio/error-code">Alibaba: Arrearage</a>
     * @see <a href="https://docs.z.ai/api-reference/api-code">Zhipu: 1113</a>
     * @see <a href="https://docs.aihubmix.com/cn/FAQs/HTTP-Codes">AIHubMix: insufficient_user_quota</a>
     */
    private static final Set<String> OUT_OF_MONEY = Set.of(
            "insufficient_quota",
            "billing_hard_limit_reached",
            "billing_not_active",
            "Arrearage",
            "1113",
            "insufficient_user_quota");

    /**
     * For hosts without a code for it, such as xAI, which says it with 403 or 429. Looked for under these alone: a 400
     * may quote the request.
     *
     * @see <a href="https://github.com/Anantys-oss/koan/issues/2412">xAI's, as it was recorded</a>
     */
    private static final Pattern OUT_OF_MONEY_IN_WORDS = Pattern.compile(
            "(?i)used all available credits|run out of credits|does(?:n't| not) have any credits|insufficient balance|balance is insufficient");

    private static final Set<String> NO_SUCH_MODEL = Set.of("model_not_found", "model_decommissioned");
    private static final Set<String> AGAINST_POLICY =
            Set.of("content_policy_violation", "content_filter", "ResponsibleAIPolicyViolation");
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "string_above_max_length");
    private static final Set<String> REFUSED = Set.of("invalid_request_error", "invalid_prompt");
    private static final Pattern ABOUT_IMAGES = Pattern.compile("(?:^|_)image(?:_|$)");
    private static final Pattern TOO_LONG_IN_WORDS = Pattern.compile(
            "(?i)maximum context length|context (?:window|length)|prompt is too long|too many (?:input )?tokens");

    /** A 404 about something that the request names by its id, which says nothing of the model. */
    private static final Pattern NO_SUCH_THING = Pattern.compile(
            "(?i)\\b(?:item|response|file|vector store|container|conversation|prompt)\\b.*\\b[a-z]+[-_][a-z0-9]{6,}\\b.*\\bnot found");

    /**
     * Some say 403 of a prompt that they do not let through, as of a key.
     *
     * @see <a href="https://openrouter.ai/docs/api/reference/errors-and-debugging">OpenRouter: moderation errors</a>
     * @see <a href="https://github.com/UKGovernmentBEIS/inspect_ai/pull/2267">xAI's, as it was recorded</a>
     */
    private static final Pattern AGAINST_POLICY_IN_WORDS =
            Pattern.compile("(?i)violates? usage guidelines|requires moderation|input was flagged");

    private ErrorReader() {}

    /** Why an answer of a status other than 2xx is none. */
    static Failure ofStatus(UpstreamAnswer answer) {
        ErrorBody error = ErrorBody.read(answer.body())
                .orElseGet(() -> new ErrorBody(
                        "", "the provider answered " + answer.status() + " without JSON", OptionalInt.empty()));
        return error(answer.status(), error, answer.headers(), answer.body()).failure(subject(answer.status(), error));
    }

    /** Why an error came under status 200. Where neither it nor its code says a status it is the provider's failure. */
    static Failure inBand(JsonMembers body) {
        ErrorBody error = ErrorBody.of(body);
        OptionalInt status = error.status().isPresent() ? error.status() : statusOf(error.code());
        return status.isPresent()
                ? error(status.getAsInt(), error, Map.of(), wrapped(body)).inBand(subject(status.getAsInt(), error))
                : UpstreamError.inBand(error.message());
    }

    /**
     * The status that such an error has when it comes before the answer.
     *
     * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response object: error</a>
     */
    private static OptionalInt statusOf(String code) {
        if (OUT_OF_MONEY.contains(code) || code.equals("rate_limit_exceeded")) {
            return OptionalInt.of(429);
        }
        if (NO_SUCH_MODEL.contains(code)) {
            return OptionalInt.of(404);
        }
        boolean ofTheRequest = REFUSED.contains(code)
                || TOO_LONG.contains(code)
                || AGAINST_POLICY.contains(code)
                || ABOUT_IMAGES.matcher(code).find();
        return ofTheRequest ? OptionalInt.of(400) : OptionalInt.empty();
    }

    /** What is itself the error goes under its name. */
    private static byte[] wrapped(JsonMembers body) {
        String error = body.find("error", JsonKind.OBJECT).map(body::raw).orElseGet(body::text);
        return ("{\"error\":" + error + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static UpstreamError error(int status, ErrorBody error, Map<String, String> headers, byte[] body) {
        return new UpstreamError(status, error.code(), error.message(), RetryAfter.read(headers), body);
    }

    private static Subject subject(int status, ErrorBody error) {
        if (isAgainstPolicy(status, error)) {
            return Subject.POLICY;
        }
        if (status == 404 && NO_SUCH_THING.matcher(error.message()).find()) {
            return Subject.REQUEST;
        }
        if (isOutOfMoney(status, error)) {
            return Subject.ACCOUNT;
        }
        if (NO_SUCH_MODEL.contains(error.code())) {
            return Subject.MODEL;
        }
        return isTooLong(status, error) ? Subject.LENGTH : Subject.STATUS;
    }

    private static boolean isAgainstPolicy(int status, ErrorBody error) {
        return AGAINST_POLICY.contains(error.code())
                || (status == 403
                        && AGAINST_POLICY_IN_WORDS.matcher(error.message()).find());
    }

    private static boolean isOutOfMoney(int status, ErrorBody error) {
        return OUT_OF_MONEY.contains(error.code())
                || ((status == 403 || status == 429)
                        && OUT_OF_MONEY_IN_WORDS.matcher(error.message()).find());
    }

    /**
     * Only of a request that is at fault: a status that says more goes first.
     *
     * @see <a href="https://docs.together.ai/docs/error-codes">Together: 403 is a prompt that is too long</a>
     */
    private static boolean isTooLong(int status, ErrorBody error) {
        return (status == 400 || status == 403 || status == 413 || status == 422)
                && (TOO_LONG.contains(error.code())
                        || TOO_LONG_IN_WORDS.matcher(error.message()).find());
    }
}
