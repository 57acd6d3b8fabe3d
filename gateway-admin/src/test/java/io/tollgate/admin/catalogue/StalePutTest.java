package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A change to the catalogue by somebody who has not seen the last one. */
class StalePutTest extends ControlPlaneTest {

    private static final String PROVIDER =
            "{\"display_name\": \"%s\", \"protocol\": \"openai\", \"base_url\": \"https://api.example.com/v1\"}";
    private static final String CREDENTIAL = "{\"provider\": \"%s\", \"api_key\": \"sk-1\", \"rpm\": %d}";
    private static final String MODEL =
            "{\"display_name\": \"%s\", \"context_length\": 1000, \"capabilities\": [\"chat\"],"
                    + " \"max_output_tokens\": 100}";
    private static final String OFFERING =
            "{\"model\": \"%s\", \"provider\": \"%s\", \"upstream_model\": \"%s\", \"price\": {\"input\": \"1\", \"output\": \"1\"}}";

    private final String slug = "s" + UUID.randomUUID();

    @Test
    void changesNothing() {
        stale("providers", List.of(PROVIDER.formatted("a"), PROVIDER.formatted("b")));
        stale("credentials", List.of(CREDENTIAL.formatted(slug, 1), CREDENTIAL.formatted(slug, 2)));
        stale("models", List.of(MODEL.formatted("a"), MODEL.formatted("b")));
        stale("offerings", List.of(OFFERING.formatted(slug, slug, "a"), OFFERING.formatted(slug, slug, "b")));
    }

    private void stale(String kind, List<String> bodies) {
        String path = "/api/operator/" + kind + "/" + slug;
        put(path, "\"never\"", bodies.get(0), 412);
        operator().get(path).is(404);
        operator().put(path, bodies.get(0)).is(201);
        String read = String.valueOf(operator().get(path).is(200).headers().getETag());

        put(path, read, bodies.get(1), 200);
        String changed = operator().get(path).text();
        put(path, read, bodies.get(0), 412);

        assertThat(operator().get(path).text()).isEqualTo(changed);
    }

    private void put(String path, String version, String body, int status) {
        operator().send(HttpMethod.PUT, body, Map.of("If-Match", version), path).is(status);
    }
}
