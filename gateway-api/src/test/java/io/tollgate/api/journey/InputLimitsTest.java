package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.api.testing.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not read, and what its sender is told. */
@Timeout(60)
class InputLimitsTest extends GatewayTest {

    private static final String PATH = "/v1/chat/completions";

    private String secret = "";
    private TestClient caller = anyone();

    @BeforeEach
    void issueKey() {
        secret = tenant().issueKey("ci").secret();
        caller = anyone().with("Authorization", "Bearer " + secret);
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);

        Reply refusal = caller.post(PATH, "{\"model\": \"m\", \"messages\": " + deep + "}");

        assertThat(refusal.expectError(400, "json_over_limit").get("message").asString())
                .contains("nesting depth");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        Reply refusal =
                caller.with("x-long", "a".repeat(20_000)).get("/v1/models").expect(431);

        assertThat(refusal.json().at("/error/code").asString()).isEqualTo("headers_too_large");
        assertThat(refusal.json().at("/error/message").asString()).contains("16 KB");
    }

    @Test
    void saysThatABodyMayNotBeCompressed() {
        Reply refusal = caller.with("Content-Encoding", "gzip").post(PATH, "\u001f");

        assertThat(refusal.expectError(415, "unsupported_content_encoding")
                        .get("message")
                        .asString())
                .contains("'gzip'");
        assertThat(caller.with("Content-Encoding", "identity").post(PATH, "{").status())
                .isEqualTo(400);
    }

    @Test
    void namesTheMethodsOfAPath() {
        assertThat(caller.get(PATH).expect(405).header("Allow")).contains("POST");
        assertThat(caller.post("/v1/models", "{}").expect(405).header("Allow")).contains("GET");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        caller.post(PATH, "\"" + "a".repeat(TestStack.MAX_REQUEST_BYTES) + "\"").expectError(413, "request_too_large");
    }

    @Test
    void cutsABodyThatTrickles() throws IOException {
        URI origin = URI.create(origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nhost: x\r\nauthorization: Bearer " + secret
                            + "\r\ncontent-length: 100\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(read(socket.getInputStream()))
                    .startsWith("HTTP/1.1 408")
                    .contains("request_timeout")
                    .contains("within " + TestStack.MAX_REQUEST_TIME.toSeconds() + " s");
        }
    }

    @Test
    void cutsHeadersThatTrickle() throws IOException {
        URI origin = URI.create(origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /v1/models HTTP/1.1\r\nhost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(read(socket.getInputStream()))
                    .startsWith("HTTP/1.1 408")
                    .contains("request_timeout")
                    .contains("headers did not arrive within " + TestStack.MAX_REQUEST_TIME.toSeconds() + " s");
        }
    }

    @Test
    void cutsHeadersThatTrickleAfterARequestThatDidNot() throws IOException {
        URI origin = URI.create(origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /v1/none HTTP/1.1\r\nhost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            out.write("GET /v1".getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(read(socket.getInputStream())).contains("TTP/1.1 401", "HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0001b", "a\u000bb", "a\u007fb"})
    void refusesControlCharactersInHeaders(String value) throws IOException {
        assertThat(get("/v1/models", "x-note: " + value)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/%2e%2e/v1/models", "/v1/models;a=b", "/v1//models", "/v1/./models", "/v1/models%00"})
    void refusesPathsThatMayBeReadInTwoWays(String path) throws IOException {
        assertThat(get(path, "x-note: a")).startsWith("HTTP/1.1 400");
    }

    private String get(String path, String header) throws IOException {
        URI origin = URI.create(origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nhost: x\r\nauthorization: Bearer %s\r\n%s\r\nconnection: close\r\n\r\n"
                            .formatted(path, secret, header)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    /** To the connection's end. */
    private static String read(InputStream answer) throws IOException {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
}
