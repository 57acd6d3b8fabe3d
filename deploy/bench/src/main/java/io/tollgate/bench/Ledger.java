package io.tollgate.bench;

import io.netty.handler.codec.http.FullHttpResponse;
import io.tollgate.bench.load.AnswerCheck;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes down each answer's cost twice: as the gateway says it, and as tokens times price come to. */
final class Ledger implements AnswerCheck {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int PICO = 12;

    private final Set<String> requestIds = new HashSet<>();
    private BigDecimal stated = BigDecimal.ZERO;
    private BigDecimal computed = BigDecimal.ZERO;
    private long disagreements;

    @Override
    public Optional<String> faultOf(FullHttpResponse answer) {
        if (answer.status().code() != 200) {
            return Optional.of("status " + answer.status().code());
        }
        try {
            return record(answer, usage(answer.content().toString(StandardCharsets.UTF_8)));
        } catch (JacksonException | BenchException wrong) {
            return Optional.of("body: " + wrong.getMessage());
        }
    }

    private Optional<String> record(FullHttpResponse answer, JsonNode usage) {
        if (!usage.path("cost").isNumber()) {
            return Optional.of("body without usage.cost");
        }
        Prices.Price price = Prices.of(answer.headers().get("x-tollgate-provider", ""));
        BigDecimal expected = BigDecimal.valueOf(
                price.cost(
                        usage.path("prompt_tokens").asLong(),
                        usage.at("/prompt_tokens_details/cached_tokens").asLong(),
                        usage.path("completion_tokens").asLong()),
                PICO);
        BigDecimal cost = usage.path("cost").decimalValue();
        requestIds.add(answer.headers().get("x-request-id", ""));
        stated = stated.add(cost);
        computed = computed.add(expected);
        disagreements += cost.compareTo(expected) == 0 ? 0 : 1;
        return Optional.empty();
    }

    /** Of one JSON body, or of the last event but [DONE] of a stream. */
    private static JsonNode usage(String body) {
        if (body.startsWith("{")) {
            return MAPPER.readTree(body).path("usage");
        }
        if (!body.endsWith("data: [DONE]\n\n")) {
            throw new BenchException("the stream does not end with [DONE]");
        }
        int from = body.lastIndexOf("\"usage\":{");
        int line = body.lastIndexOf("data: ", Math.max(0, from));
        return from < 0
                ? MAPPER.createObjectNode()
                : MAPPER.readTree(body.substring(line + "data: ".length(), body.indexOf('\n', line)))
                        .path("usage");
    }

    int requestIds() {
        return requestIds.size();
    }

    BigDecimal stated() {
        return stated;
    }

    BigDecimal computed() {
        return computed;
    }

    /** Answers whose stated cost is not what their tokens come to. */
    long disagreements() {
        return disagreements;
    }
}
