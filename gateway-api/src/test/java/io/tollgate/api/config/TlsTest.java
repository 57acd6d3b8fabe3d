package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.TollgateApplication;
import io.tollgate.api.testing.SelfSigned;
import io.tollgate.api.testing.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A node that has a certificate serves TLS itself. */
@SpringBootTest(classes = TollgateApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class TlsTest {

    private static final SelfSigned CERTIFICATE = SelfSigned.create();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        TestStack.properties(registry);
        registry.add(
                "server.ssl.certificate", () -> CERTIFICATE.certificateFile().toString());
        registry.add(
                "server.ssl.certificate-private-key",
                () -> CERTIFICATE.keyFile().toString());
    }

    @Test
    void answersCallersOfTheEndpoint() throws Exception {
        HttpResponse<String> answer = send(request("/v1/models").GET());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_api_key");
    }

    @Test
    void marksCookiesAsSecure() throws Exception {
        HttpResponse<String> answer = send(request("/api/auth/sign-up")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"email": "tls@example.com", "password": "a long enough secret", "name": "Tess",
                         "organization": "Sealed"}""")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("set-cookie"))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    }

    @Test
    void tellsBrowsersToComeByTlsAlone() throws Exception {
        assertThat(send(request("/").GET()).headers().firstValue("strict-transport-security"))
                .isPresent();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().sslContext(CERTIFICATE.trusted()).build();
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
