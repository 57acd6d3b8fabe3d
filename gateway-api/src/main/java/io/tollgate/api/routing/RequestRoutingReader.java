package io.tollgate.api.routing;

import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Strategy;
import io.tollgate.routing.policy.InvalidRules;
import io.tollgate.routing.policy.RoutingRules;
import io.tollgate.routing.policy.RulesReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code provider}, {@code models}, the model's suffix and the headers; each method throws the
 * {@link GatewayException} that names what is wrong.
 */
public final class RequestRoutingReader {

    private static final String TTFT_TIMEOUT = "x-tollgate-ttft-timeout";
    private static final String TIMEOUT = "x-tollgate-timeout";
    private static final String REGION = "x-tollgate-region";
    private static final String PRIORITY = "x-tollgate-priority";
    private static final String EXPLAIN = "x-tollgate-explain";
    private static final String FLOOR = ":floor";
    private static final String NITRO = ":nitro";
    private static final int MOST_MODELS = 10;
    private static final int LONGEST_NAME = 256;

    /** Such as {@code 1500}, {@code 1500ms} or {@code 2s}. */
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)?");

    private static final Pattern REGIONS = Pattern.compile("[A-Za-z0-9-]{1,50}");

    private RequestRoutingReader() {}

    /**
     * Reads what the request says.
     *
     * @param model as the body names it
     */
    public static RequestRouting read(JsonMembers body, String model, HttpHeaders headers) {
        RoutingRules rules = rules(body, model);
        List<String> models = models(body, model);
        return new RequestRouting(
                models,
                rules,
                duration(headers, TTFT_TIMEOUT),
                duration(headers, TIMEOUT),
                region(headers.getFirst(REGION)),
                isLow(headers.getFirst(PRIORITY)),
                Boolean.parseBoolean(headers.getFirst(EXPLAIN)));
    }

    private static RoutingRules rules(JsonMembers body, String model) {
        RoutingRules rules = body.find("provider")
                .filter(member -> member.kind() != JsonKind.NULL)
                .map(member -> rules(body.raw(member)))
                .orElse(RoutingRules.NONE);
        // A sort that is spelt out is the more specific one.
        return rules.strategy().isPresent()
                ? rules
                : suffix(model).map(rules::by).orElse(rules);
    }

    private static RoutingRules rules(String provider) {
        try {
            return RulesReader.request(provider);
        } catch (InvalidRules e) {
            throw RequestErrors.invalidField(e.field(), e.problem() + ".").exception();
        }
    }

    private static Optional<Strategy> suffix(String model) {
        if (model.endsWith(FLOOR)) {
            return Optional.of(Strategy.PRICE);
        }
        return model.endsWith(NITRO) ? Optional.of(Strategy.THROUGHPUT) : Optional.empty();
    }

    private static String withoutSuffix(String model) {
        return suffix(model).isPresent() ? model.substring(0, model.lastIndexOf(':')) : model;
    }

    private static List<String> models(JsonMembers body, String model) {
        String first = withoutSuffix(model);
        Optional<JsonMember> others = body.find("models").filter(member -> member.kind() != JsonKind.NULL);
        if (others.isEmpty()) {
            return List.of(first);
        }
        List<String> models = new ArrayList<>();
        models.add(first);
        for (String other : names(body.raw(others.get()))) {
            if (!models.contains(withoutSuffix(other))) {
                models.add(withoutSuffix(other));
            }
        }
        return models;
    }

    private static List<String> names(String json) {
        JsonNode array = parsed(json);
        if (!array.isArray() || array.size() > MOST_MODELS) {
            throw wrongModels();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isString() || item.asString().isBlank() || item.asString().length() > LONGEST_NAME) {
                throw wrongModels();
            }
            names.add(item.asString());
        }
        return names;
    }

    private static JsonNode parsed(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw wrongModels();
        }
    }

    private static GatewayException wrongModels() {
        return RequestErrors.invalidField("models", "it must be an array of at most 10 names of models.")
                .exception();
    }

    private static Optional<String> region(@Nullable String named) {
        if (named != null && !REGIONS.matcher(named).matches()) {
            throw RequestErrors.invalidField(
                            REGION, "'" + shown(named) + "' is no region; for example eu or us-east-1.")
                    .exception();
        }
        return Optional.ofNullable(named);
    }

    private static boolean isLow(@Nullable String priority) {
        if (priority == null || priority.equals("normal")) {
            return false;
        }
        if (priority.equals("low")) {
            return true;
        }
        throw RequestErrors.invalidField(PRIORITY, "it is '" + shown(priority) + "' and must be 'normal' or 'low'.")
                .exception();
    }

    private static Optional<Duration> duration(HttpHeaders headers, String header) {
        return Optional.ofNullable(headers.getFirst(header)).map(written -> duration(header, written));
    }

    private static Duration duration(String header, String written) {
        Matcher parts = DURATION.matcher(written.strip());
        long number = parts.matches() ? Long.parseLong(parts.group(1)) : 0;
        if (number == 0) {
            throw RequestErrors.invalidField(
                            header, "'" + shown(written) + "' is no duration; for example 1500ms or 2s.")
                    .exception();
        }
        return "s".equals(parts.group(2)) ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
