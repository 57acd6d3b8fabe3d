package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Cloud;
import io.tollgate.simulator.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that a family of providers sells, and a dearer provider that sells it too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SoldByFamily extends GatewayTest {

    static final String CHAT = "/v1/chat/completions";
    static final String MESSAGES = "/v1/messages";
    static final String RESPONSES = "/v1/responses";

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String slug;
    private final String preset;
    private final String upstreamModel;
    private TestClient caller;

    /**
     * Of a family's provider.
     *
     * @param slug of the provider in the catalogue
     * @param preset that the operator takes
     * @param upstreamModel as this family names one
     */
    SoldByFamily(String slug, String preset, String upstreamModel) {
        this.slug = slug;
        this.preset = preset;
        this.upstreamModel = upstreamModel;
        this.caller = anyone();
    }

    /** Where the family's provider is. */
    abstract String baseUrl(Cloud cloud);

    /** What the family's provider takes as a credential. */
    abstract String credential(Cloud cloud);

    /** Members of the provider that its preset does not tell, each with a comma before it. */
    String more() {
        return "";
    }

    /** How a request's path ends that asks for a stream, or does not. */
    abstract String path(boolean stream);

    @BeforeAll
    void open() {
        openMarket();
        Cloud cloud = simulator().cloud("alder");
        operator()
                .put("/api/operator/providers/" + slug, """
                        {"preset": "%s", "base_url": "%s"%s}""".formatted(preset, baseUrl(cloud), more()))
                .expectSuccess();
        operator()
                .put("/api/operator/credentials/" + slug, """
                        {"provider": "%s", "api_key": %s}""".formatted(
                                slug, JsonMapper.shared().writeValueAsString(credential(cloud))))
                .expectSuccess();
        sellHere(model(), "\"chat\", \"tools\", \"json_schema\", \"streaming\", \"reasoning\"");
        sell(
                model(),
                "[\"chat\", \"tools\", \"json_schema\", \"streaming\", \"reasoning\"]",
                "birch",
                "",
                "\"input\": \"9\", \"output\": \"45\"");
        caller = caller(tenant().issueKey("ci"));
    }

    /** At 3 USD for 1M tokens in, 0.30 from a cache and 15 out. */
    private void sellHere(String model, String capabilities) {
        sellHere(model, capabilities, "\"input\": \"3\", \"output\": \"15\", \"cache_read\": \"0.3\"");
    }

    /** Sells this model at the family's provider. */
    void sellHere(String model, String capabilities, String price) {
        operator()
                .put("/api/operator/models/" + model, """
                        {"display_name": "%s", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": [%s]}""".formatted(model, capabilities))
                .expectSuccess();
        operator()
                .put("/api/operator/offerings/" + slug + "-" + model, """
                        {"model": "%s", "provider": "%s", "upstream_model": "%s",
                         "price": {%s}}""".formatted(model, slug, upstreamModel, price))
                .expectSuccess();
    }

    String model() {
        return "sold-by-" + slug;
    }

    String slug() {
        return slug;
    }

    TestClient caller() {
        return caller;
    }

    String chat(String members) {
        return "{\"model\": \"" + model() + "\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}], "
                + members + "}";
    }

    ReceivedRequest lastReceived() {
        List<ReceivedRequest> received = simulator().provider("alder").received();
        return received.get(received.size() - 1);
    }

    JsonNode row(String id) {
        String path = "/v1/requests/" + id;
        await().atMost(PATIENCE).until(() -> caller.get(path).status() == 200);
        return caller.get(path).json();
    }

    void assertCost(String id, String endpoint, JsonNode usage) {
        long cached = usage.at("/prompt_tokens_details/cached_tokens").asLong();
        long fresh = usage.path("prompt_tokens").asLong() - cached;
        long output = usage.path("completion_tokens").asLong();
        BigDecimal cost = new BigDecimal(fresh * 30 + cached * 3 + output * 150).movePointLeft(7);
        assertThat(usage.path("cost").decimalValue()).isEqualByComparingTo(cost);
        assertRow(id, endpoint, cost);
    }

    void assertRow(String id, String endpoint, BigDecimal cost) {
        JsonNode row = row(id);
        assertThat(row.path("endpoint").asString()).isEqualTo(endpoint);
        assertThat(row.path("provider").asString()).isEqualTo(slug);
        assertThat(row.at("/usage/usage_source").asString()).isEqualTo("provider");
        assertThat(row.at("/usage/cost").decimalValue()).isEqualByComparingTo(cost);
    }

    /** A prompt's tokens are asked for, and are told by this source. */
    void assertTokensAreCountedBy(String source) {
        JsonNode counted = caller.post(MESSAGES + "/count_tokens", chat("\"system\": \"Be brief\""))
                .expect(200)
                .json();

        assertThat(counted.path("usage_source").asString()).isEqualTo(source);
        assertThat(counted.path("input_tokens").asInt()).isPositive();
    }

    /** The token that the family's provider gives is asked for once, and not for each request. */
    void assertThatATokenServesTwice() {
        caller.post(CHAT, chat("\"max_tokens\": 4")).expect(200);
        int given = simulator().cloud("alder").tokensGiven();

        caller.post(CHAT, chat("\"max_tokens\": 4")).expect(200);

        assertThat(given).isPositive();
        assertThat(simulator().cloud("alder").tokensGiven()).isEqualTo(given);
        assertThat(lastReceived().headers().toString()).contains("Bearer token-of-alder-");
    }

    /** The row of a stream whose caller leaves after its first bytes, when the provider has stopped for it. */
    JsonNode rowAfterLeaving(String path, String body) throws IOException {
        simulator().provider("alder").behave(Behaviour.INSTANT.paced(Duration.ZERO, Duration.ofMillis(200)));
        HttpResponse<InputStream> answer = caller.stream(path, body);
        assertThat(answer.body().readNBytes(40)).hasSize(40);

        answer.body().close();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                simulator().provider("alder").counters().cancelled())
                        .isEqualTo(1));
        return row(answer.headers().firstValue("x-request-id").orElseThrow());
    }
}
