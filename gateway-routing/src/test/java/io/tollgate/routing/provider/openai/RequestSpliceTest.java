package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamRequest;
import java.net.URI;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RequestSpliceTest {

    private static final Attempt ATTEMPT = Samples.attempt("alpha", URI.create("https://alpha.example/v1"));

    @Test
    void replacesNothingButTheModelsName() {
        String body =
                "{ \"messages\" : [ {\"role\":\"user\",\"content\":\"h\\u00e9llo\"} ],\n \"model\":\"small-1\", \"temperature\": 1.0,"
                        + "\"cache_control\":{\"type\":\"ephemeral\"}, \"unknown\":1E2}";

        assertThat(sent(Samples.completeCall(body))).isEqualTo(body.replace("small-1", "upstream-small"));
    }

    @Test
    void goesToTheProviderWithItsCredential() {
        UpstreamRequest request = RequestSplice.of(Samples.completeCall("{\"model\":\"small-1\"}"), ATTEMPT);

        assertThat(request.uri()).isEqualTo(URI.create("https://alpha.example/v1/chat/completions"));
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer secret-of-alpha-main")
                .containsEntry("content-type", "application/json");
        assertThat(request).asString().doesNotContain("secret");
    }

    @Test
    void takesOutWhatOnlyTheGatewayUnderstands() {
        assertThat(sent(Samples.completeCall(
                        "{\"provider\":{\"only\":[\"a\"]},\"model\":\"m\",\"models\":[\"b\"],\"session_id\":\"s\"}")))
                .isEqualTo("{\"model\":\"upstream-small\"}");
    }

    @Test
    void asksForUsageInEveryStream() {
        assertThat(sent(Samples.streamCall("{\"model\":\"m\",\"stream\":true}", false)))
                .isEqualTo(
                        "{\"model\":\"upstream-small\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        assertThat(sent(Samples.streamCall("{\"model\":\"m\",\"stream_options\":null}", false)))
                .isEqualTo("{\"model\":\"upstream-small\",\"stream_options\":{\"include_usage\":true}}");
        assertThat(sent(Samples.streamCall(
                        "{\"stream_options\":{ \"include_usage\":false, \"include_obfuscation\": true},\"model\":\"m\"}",
                        false)))
                .isEqualTo(
                        "{\"stream_options\":{ \"include_usage\":true, \"include_obfuscation\": true},\"model\":\"upstream-small\"}");
    }

    @Test
    void capsTheOutputUnderTheNameThatTheCallerUsed() {
        assertThat(capped("{\"model\":\"m\",\"max_tokens\":9000}", "gpt-4o"))
                .isEqualTo("{\"model\":\"gpt-4o\",\"max_tokens\":256}");
        assertThat(capped("{\"model\":\"m\",\"max_completion_tokens\":9000}", "gpt-4o"))
                .isEqualTo("{\"model\":\"gpt-4o\",\"max_completion_tokens\":256}");
        assertThat(capped("{\"model\":\"m\",\"max_tokens\":null}", "gpt-4o"))
                .isEqualTo("{\"model\":\"gpt-4o\",\"max_tokens\":256}");
    }

    @Test
    void capsTheOutputUnderTheNameThatTheModelTakes() {
        assertThat(capped("{\"model\":\"m\"}", "llama-3.3-70b")).contains("\"max_tokens\":256");
        for (String reasoning : new String[] {"o3-mini", "gpt-5.6-luna", "openai/gpt-5", "o1"}) {
            assertThat(capped("{\"model\":\"m\"}", reasoning))
                    .contains("\"max_completion_tokens\":256")
                    .doesNotContain("\"max_tokens\"");
        }
        assertThat(capped("{\"model\":\"m\"}", "olmo-2")).contains("\"max_tokens\":256");
    }

    private static String sent(ProviderCall call) {
        return new String(RequestSplice.of(call, ATTEMPT).body().get(), UTF_8);
    }

    private static String capped(String body, String upstreamModel) {
        Offering sample = ATTEMPT.offering();
        Offering offering = new Offering(
                sample.slug(),
                sample.model(),
                sample.provider(),
                upstreamModel,
                sample.region(),
                sample.quantization(),
                0,
                1,
                sample.price(),
                sample.credentials());
        ProviderCall call = Samples.completeCall(body).capped(OptionalLong.of(256));
        return new String(
                RequestSplice.of(call, new Attempt(offering, ATTEMPT.credential()))
                        .body()
                        .get(),
                UTF_8);
    }
}
