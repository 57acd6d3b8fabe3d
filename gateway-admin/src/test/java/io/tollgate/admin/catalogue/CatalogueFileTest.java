package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.routing.catalogue.CredentialVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.http.HttpMethod;

class CatalogueFileTest extends ControlPlaneTest {

    private static final String IMPORT = "/api/operator/catalogue/import";

    private final String slug = "f" + UUID.randomUUID().toString().substring(0, 8);
    private final String variable = slug.toUpperCase(Locale.ROOT) + "_API_KEY";

    @Autowired
    private MasterKeys masterKey;

    @Autowired
    private CatalogueImports imports;

    @TempDir
    private Path folder;

    @BeforeEach
    void setTheKey() {
        System.setProperty(variable, "sk-from-the-environment");
    }

    @AfterEach
    void unsetTheKey() {
        System.clearProperty(variable);
    }

    @Test
    void importsWhatItExportsWithoutAChange() {
        apply(file()).is(200);
        Reply exported = operator().get("/api/operator/catalogue").is(200);
        long revision = number("select revision from catalogue_revision");

        Reply compared = send(exported.text(), "").is(200);
        Reply applied = apply(exported.text()).is(200);

        assertThat(exported.headers().getContentType()).hasToString("application/yaml;charset=UTF-8");
        assertThat(exported.text())
                .contains("api_key_env: " + variable, "input: '0.15'")
                .doesNotContain("sk-from");
        assertThat(compared.all("$.changes[*]")).isEmpty();
        assertThat(Integer.parseInt(compared.at("$.unchanged"))).isGreaterThanOrEqualTo(4);
        assertThat(applied.at("$.applied")).isEqualTo("true");
        assertThat(number("select revision from catalogue_revision")).isEqualTo(revision);
    }

    @Test
    void showsTheDifferenceAndAppliesNothingButThat() {
        long audited = imported();

        Reply shown = send(file(), "").is(200);

        assertThat(shown.at("$.applied")).isEqualTo("false");
        assertThat(shown.all("$.changes[*].section"))
                .containsExactly("providers", "credentials", "models", "offerings");
        assertThat(shown.all("$.changes[0].fields[?(@.field == 'base_url')].to"))
                .containsExactly("https://x.example/v1");
        operator().get("/api/operator/providers/{slug}", slug).is(404);
        send(file(), "?apply=true").isProblemOf(400, "If-Match");
        apply(file(), "something else").is(412);

        assertThat(apply(file(), shown.at("$.token")).is(200).at("$.applied")).isEqualTo("true");
        assertThat(operator().get("/api/operator/offerings/{slug}", slug).at("$.price.price.input"))
                .isEqualTo("0.15");
        assertThat(imported()).isEqualTo(audited + 1);
        apply(file(), shown.at("$.token")).is(412);
    }

    @Test
    void sealsTheKeyOfTheEnvironmentAndSaysWhenItIsAnother() {
        apply(file()).is(200);
        assertThat(key()).isEqualTo("sk-from-the-environment");
        String sealed = sealed();

        assertThat(send(file(), "").all("$.changes[*]")).isEmpty();
        System.setProperty(variable, "sk-rotated");
        Reply shown = send(file(), "").is(200);
        assertThat(shown.at("$.changes[0].fields[0].to")).isEqualTo("another");
        assertThat(shown.text()).doesNotContain("sk-rotated");
        assertThat(sealed()).isEqualTo(sealed);
        apply(file()).is(200);
        assertThat(key()).isEqualTo("sk-rotated");

        System.clearProperty(variable);
        assertThat(apply(file()).is(200).all("$.changes[*]")).isEmpty();
        assertThat(key()).isEqualTo("sk-rotated");
    }

    @Test
    void takesAllOfItOrNothingAndNamesThePathsThatAreWrong() {
        String wrong = file().replace("protocol: openai", "protocol: telepathy")
                .replace("input: 0.15", "input: -1")
                .replace("priority: 2", "priorty: 2")
                .replace("capabilities: [chat]", "capabilities: [chat, juggling]");
        Reply refused = send(wrong, "").is(400);

        assertThat(refused.all("$.errors[*].field"))
                .contains(
                        "providers." + slug + ".protocol",
                        "models." + slug + ".capabilities[1]",
                        "offerings." + slug + ".priorty");
        assertThat(refused.all("$.errors[?(@.field =~ /providers.*/)].message").get(0))
                .endsWith("(line 4)");
        send(file().replace("input: 0.15", "input: -1"), "").isProblemOf(400, "offerings." + slug + ".price.input");
        send(file().replace("  provider: " + slug, "  provider: nobody"), "")
                .isProblemOf(400, "credentials." + slug + ".provider");
        send(file().replace("upstream_model: large", "upstream_model: large\n    valid_from: 2099-01-01T00:00:00Z"), "")
                .isProblemOf(400, "offerings." + slug + ".valid_from");
        send("modells: {}", "").isProblemOf(400, "modells");
        send("- 1", "").isProblemOf(400, "body");
        send(": [", "").isProblemOf(400, "body");
        operator().get("/api/operator/providers/{slug}", slug).is(404);
    }

    @Test
    void wantsAKeyForANewCredentialAndNeverOneOfTheGatewaysOwn() {
        System.clearProperty(variable);
        send(file(), "").isProblemOf(400, "credentials." + slug + ".api_key_env");
        for (String own : List.of("TOLLGATE_MASTER_KEY", "SPRING_DATASOURCE_PASSWORD", "lower_case")) {
            send(file().replace(variable, own), "").isProblemOf(400, "credentials." + slug + ".api_key_env");
        }
        String without = file().replace("api_key_env: " + variable, "rpm: 5");
        send(without, "").isProblemOf(400, "credentials." + slug + ".api_key_env");

        System.setProperty(variable, "sk-once");
        apply(file()).is(200);
        apply(without).is(200);

        assertThat(key()).isEqualTo("sk-once");
        assertThat(operator().get("/api/operator/credentials/{slug}", slug).at("$.rpm"))
                .isEqualTo("5");
    }

    @Test
    void deletesWhatTheFileDoesNotNameWhenItIsAskedTo() {
        String before = operator().get("/api/operator/catalogue").is(200).text();
        apply(file()).is(200);

        assertThat(send(before, "").all("$.changes[*]")).isEmpty();
        send(before, "?missing=perhaps").isProblemOf(400, "missing");
        Reply shown = send(before, "?missing=delete").is(200);
        assertThat(shown.all("$.changes[*].action")).containsOnly("delete").hasSize(4);
        assertThat(send(
                                "offerings: {" + slug + ": {model: " + slug + ", provider: " + slug
                                        + ", upstream_model: y}}",
                                "?missing=delete")
                        .is(200)
                        .all("$.changes[*].section"))
                .containsOnly("offerings");

        send(before, "?missing=delete&apply=true", shown.at("$.token")).is(200);

        operator().get("/api/operator/providers/{slug}", slug).is(404);
    }

    @Test
    void isAppliedAtEachStartAndStopsAStartThatItCannotServe() throws IOException {
        Path path = Files.writeString(folder.resolve("catalogue.yaml"), file());

        start(path);
        start(path);

        operator().get("/api/operator/offerings/{slug}", slug).is(200);
        Files.writeString(path, file().replace("protocol: openai", "protocol: telepathy"));
        assertThatThrownBy(() -> start(path))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("providers." + slug + ".protocol");
        assertThatThrownBy(() -> start(folder.resolve("none.yaml")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("none.yaml");
        new CatalogueAtStart(imports, new CatalogueProperties("")).run(new DefaultApplicationArguments());
    }

    private void start(Path path) {
        new CatalogueAtStart(imports, new CatalogueProperties(path.toString())).run(new DefaultApplicationArguments());
    }

    private Reply send(String file, String query) {
        return operator().post(IMPORT + query, file);
    }

    private Reply send(String file, String query, String token) {
        return operator().send(HttpMethod.POST, file, Map.of("If-Match", token), IMPORT + query);
    }

    private Reply apply(String file, String token) {
        return send(file, "?apply=true", token);
    }

    private Reply apply(String file) {
        return apply(file, send(file, "").is(200).at("$.token"));
    }

    private long imported() {
        return number("select count(*) from audit_event where action = 'catalogue.import'");
    }

    private String sealed() {
        return HexFormat.of().formatHex(stored());
    }

    private String key() {
        return new CredentialVault(masterKey, new SecureRandom()).open(slug, stored());
    }

    private byte[] stored() {
        return Optional.ofNullable(database.sql("select sealed from credential where slug = :slug")
                        .bind("slug", slug)
                        .map(row -> row.get("sealed", byte[].class))
                        .one()
                        .block())
                .orElseThrow();
    }

    private String file() {
        return """
                providers:
                  NAME:
                    display_name: X
                    protocol: openai
                    base_url: https://x.example/v1/
                    wire:
                      headers: {x-version: 2024-10-21}
                    data_policy: {training: false}
                credentials:
                  NAME:
                    provider: NAME
                    api_key_env: VARIABLE
                models:
                  NAME:
                    display_name: No. 1
                    context_length: 1000
                    max_output_tokens: 10
                    capabilities: [chat]
                    routing: {strategy: price, max_price: {prompt: 1.50}}
                offerings:
                  NAME:
                    model: NAME
                    provider: NAME
                    upstream_model: large
                    region: no
                    priority: 2
                    price: {input: 0.15, output: "0.60"}
                    list_price: {input: 0.2, output: 1}
                """.replace("NAME", slug).replace("VARIABLE", variable);
    }
}
