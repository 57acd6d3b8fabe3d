package io.tollgate.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that has been read whole. */
public record Reply(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** This answer, after a look at its status. */
    public Reply expect(int status) {
        assertThat(status())
                .as("%s %s: %s", response.request().method(), response.uri(), body())
                .isEqualTo(status);
        return this;
    }

    /** This answer, after a look that its status is 2xx. */
    public Reply expectSuccess() {
        assertThat(status() / 100).as(body()).isEqualTo(2);
        return this;
    }

    /** The {@code error} of OpenAI's body, after a look at status, code and the request's id. */
    public JsonNode expectError(int status, String code) {
        expect(status);
        assertThat(header("x-request-id")).as("x-request-id").get().asString().startsWith("req_");
        JsonNode error = json().get("error");
        assertThat(error.get("code").asString()).as(body()).isEqualTo(code);
        return error;
    }
}
