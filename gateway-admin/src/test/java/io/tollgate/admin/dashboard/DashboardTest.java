package io.tollgate.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class DashboardTest extends ControlPlaneTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/teams", "/teams/team_01h455vb4pex5vsknk084sn02q"})
    void servesItsOnePageAtEveryPathOfItsOwn(String path) {
        Reply page = as("text/html,*/*;q=0.8", "identity", path).is(200);

        assertThat(page.text()).contains("<div id=\"root\">");
        assertThat(page.headers().getCacheControl()).isEqualTo("no-cache");
        assertThat(String.valueOf(page.headers().getContentType())).startsWith("text/html");
    }

    @Test
    void guardsItsPage() {
        Reply page = as("text/html", "identity", "/").is(200);

        assertThat(page.headers().getFirst("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.headers().getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.headers().getFirst("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void servesHashedAssetsForGoodBrotliBeforeGzip() throws IOException, InterruptedException {
        HttpResponse<String> plain = raw("identity");
        HttpResponse<String> gzip = raw("gzip, deflate");
        HttpResponse<String> brotli = raw("gzip, deflate, br");

        assertThat(header(plain, "Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(plain.body()).isEqualTo("console.log(\"plain\")\n");
        assertThat(gzip.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(brotli.headers().allValues("Content-Encoding")).containsExactly("br");
        assertThat(brotli.body()).isEqualTo("pretend brotli");
        assertThat(header(brotli, "Vary")).contains("Accept-Encoding");
        assertThat(header(brotli, "Content-Type")).contains("javascript");
    }

    @Test
    void servesTheFilesBesideThePage() {
        Reply icon = as("image/*", "identity", "/favicon.svg").is(200);

        assertThat(String.valueOf(icon.headers().getContentType())).isEqualTo("image/svg+xml");
    }

    @Test
    void isNotThereWhereOthersAre() {
        as("text/html", "identity", "/assets/gone.js").is(404);
        as("text/html", "identity", "/gone.js").is(404);
        as("application/json", "identity", "/teams").is(404);
        as("text/html", "identity", "/api/teams").is(401);
    }

    /** By a client that leaves the body and its encoding alone. */
    private HttpResponse<String> raw(String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/assets/app-1a2b3c.js"))
                .header("Accept-Encoding", encoding)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private Reply as(String accept, String encoding, String path) {
        return browser().send(HttpMethod.GET, null, Map.of("Accept", accept, "Accept-Encoding", encoding), path);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
