package io.tollgate.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest extends ControlPlaneTest {

    private static final Path COMMITTED = Path.of("dashboard", "openapi.json");

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void whatIsCommittedAndServedIsWhatTheCodeSays() throws IOException {
        String made = json.writeValueAsString(json.readTree(
                        browser().get("/made/openapi.json").is(200).text()))
                + "\n";

        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(Files.readString(COMMITTED))
                .as(
                        "gateway-admin/%s is stale: refresh it with"
                                + " mvn -pl gateway-admin -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dopenapi.write=true",
                        COMMITTED)
                .isEqualTo(made);
    }

    @Test
    void describesEveryCall() {
        Set<String> paths = new TreeSet<>(description().get("paths").propertyNames());

        assertThat(paths)
                .contains(
                        "/api/auth/sign-up",
                        "/api/me",
                        "/api/teams/{id}",
                        "/api/keys/{id}/rotate",
                        "/api/tokens/{id}",
                        "/api/spend",
                        "/api/refusals",
                        "/api/requests/{id}",
                        "/api/limits/{scope}/{id}",
                        "/api/audit",
                        "/api/operator/providers/{slug}",
                        "/api/operator/credentials/{slug}",
                        "/api/operator/models/{id}",
                        "/api/operator/offerings/{slug}",
                        "/api/operator/organizations/{id}")
                .allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void isServedUnderTwoAddresses() {
        assertThat(json.readTree(browser().get("/api/docs").is(200).text())).isEqualTo(description());
    }

    @Test
    void namesFieldsInSnakeCase() {
        for (Map.Entry<String, JsonNode> schema :
                description().get("components").get("schemas").properties()) {
            JsonNode properties = schema.getValue().get("properties");
            assertThat(properties == null ? Set.<String>of() : properties.propertyNames())
                    .as(schema.getKey())
                    .allMatch(name -> name.matches("[a-z0-9_]+"));
        }
    }

    @Test
    void saysThatAnAnswersFieldsAreThereAndWhichMayBeNull() {
        JsonNode key = description().get("components").get("schemas").get("Key");

        assertThat(key.get("required").size()).isEqualTo(key.get("properties").size());
        assertThat(key.get("properties").get("expires_at").get("type").toString())
                .contains("null");
        assertThat(key.get("properties").get("name").get("type").toString()).isEqualTo("\"string\"");
    }

    @Test
    void takesItsOwnExamples() {
        Tenant tenant = signUp();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description().get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode example = operation.getValue().at("/requestBody/content/application~1json/example");
                if (!example.isMissingNode() && !path.getKey().startsWith("/api/auth/")) {
                    Browser caller = path.getKey().contains("/operator/") ? operator() : tenant.browser();
                    String aimed = path.getKey()
                            .replace("/teams/{id}", "/teams/" + tenant.team())
                            .replaceAll("\\{[a-z_]+}", "example");
                    Reply reply = caller.send(
                            HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                            example.toString(),
                            Map.of(),
                            aimed);
                    // What an example names need not be there, and its secrets are none.
                    boolean names = reply.text().contains("there is no ")
                            || path.getKey().endsWith("/lookup");
                    if ((reply.status() == 400 && !names) || reply.status() >= 500) {
                        refused.add(operation.getKey() + " " + aimed + " " + example + ": " + reply.text());
                    }
                }
            }
        }

        assertThat(refused).isEmpty();
    }

    private JsonNode description() {
        return json.readTree(browser().get("/api/openapi.json").is(200).text());
    }
}
