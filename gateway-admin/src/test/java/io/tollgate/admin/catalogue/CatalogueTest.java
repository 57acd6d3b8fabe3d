package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.routing.catalogue.CredentialVault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CatalogueTest extends ControlPlaneTest {

    private String slug;

    @Autowired
    private MasterKeys masterKey;

    @BeforeEach
    void nameThings() {
        slug = "s" + UUID.randomUUID();
    }

    @Test
    void takesAProviderUnderItsSlug() {
        long before = catalogueRevision();

        Reply made = provider("Cheap", "https://cheap.example/v1/").is(201);

        assertThat(made.at("$.base_url")).isEqualTo("https://cheap.example/v1");
        assertThat(made.at("$.protocol")).isEqualTo("openai");
        provider("Cheaper", "https://cheaper.example/v1").is(200);
        assertThat(operator().get("/api/operator/providers/{slug}", slug).at("$.display_name"))
                .isEqualTo("Cheaper");
        assertThat(operator().get("/api/operator/providers?limit=200").all("$.data[*].slug"))
                .contains(slug);
        assertThat(catalogueRevision()).isEqualTo(before + 2);
        assertThat(number("select count(*) from audit_event where action = 'provider.put' and target_id = $1", slug))
                .isEqualTo(2);
    }

    @Test
    void fillsInAProviderThatIsKnown() {
        Reply presets = operator().get("/api/operator/presets").is(200);
        assertThat(presets.all("$.data[*].slug")).contains("groq", "azure", "ollama");

        Reply made = put("{\"preset\": \"groq\"}").is(201);
        Reply own =
                put("{\"preset\": \"groq\", \"display_name\": \"Fast\", \"wire\": {\"headers\": {\"x-title\": \"T\"}}}")
                        .is(200);

        assertThat(made.at("$.display_name")).isEqualTo("Groq");
        assertThat(made.at("$.protocol")).isEqualTo("openai");
        assertThat(made.at("$.base_url")).isEqualTo("https://api.groq.com/openai/v1");
        assertThat(made.at("$.preset")).isEqualTo("groq");
        assertThat(made.all("$.wire.unsupported[*]")).contains("logprobs");
        assertThat(own.at("$.display_name")).isEqualTo("Fast");
        assertThat(own.at("$.wire.headers.x-title")).isEqualTo("T");
        assertThat(own.text()).doesNotContain("logprobs");
    }

    @Test
    void saysWhatAPresetLeavesOpenAndWhatIsNone() {
        assertThat(put("{\"preset\": \"azure\"}").is(400).text()).contains("base_url");
        assertThat(put("{\"preset\": \"nobody\"}").is(400).text()).contains("'nobody' is none");
        assertThat(put("{\"preset\": \"groq\", \"wire\": {\"quirks\": [\"moody\"]}}")
                        .is(400)
                        .text())
                .contains("'moody' is unknown");
        assertThat(put("{}").is(400).text()).contains("display_name", "protocol", "base_url");
    }

    private Reply put(String body) {
        return operator().put("/api/operator/providers/{slug}", body, slug);
    }

    @Test
    void asksTheProviderOfACredentialAndSaysWhatItCouldNotFindOut() {
        provider("Nowhere", "https://provider.invalid/v1").is(201);
        operator()
                .put(
                        "/api/operator/credentials/{slug}",
                        "{\"provider\": \"%s\", \"api_key\": \"sk-x\"}".formatted(slug),
                        slug)
                .is(201);

        Reply tested = operator()
                .post("/api/operator/credentials/{slug}/test", null, slug)
                .is(200);

        assertThat(tested.at("$.verdict")).isEqualTo("unknown");
        assertThat(tested.at("$.health.standing")).isEqualTo("unused");
        assertThat(number("select count(*) from audit_event where action = 'credential.test' and target_id = $1", slug))
                .isEqualTo(1);
        operator().post("/api/operator/credentials/{slug}/test", null, "nobody").is(404);
        assertThat(operator().get("/api/operator/credentials?limit=200").all("$.data[*].health.standing"))
                .contains("unused");
    }

    @Test
    void sealsACredentialAndNeverReadsItBack() {
        provider("Cheap", "https://cheap.example/v1").is(201);

        Reply made = operator()
                .put(
                        "/api/operator/credentials/{slug}",
                        "{\"provider\": \"%s\", \"api_key\": \"sk-very-secret\", \"rpm\": 100}".formatted(slug),
                        slug)
                .is(201);

        assertThat(made.text()).doesNotContain("sk-very-secret");
        assertThat(made.at("$.rpm")).isEqualTo("100");
        byte[] sealed = Optional.ofNullable(database.sql("select sealed from credential where slug = $1")
                        .bind(0, slug)
                        .map(row -> row.get(0, byte[].class))
                        .one()
                        .block())
                .orElseThrow();
        assertThat(new CredentialVault(masterKey, new SecureRandom()).open(slug, sealed))
                .isEqualTo("sk-very-secret");
        assertThat(number(
                        "select count(*) from audit_event where target_id = $1 and detail::text like '%secret%'", slug))
                .isZero();
    }

    @Test
    void makesAnotherPriceVersionForAnotherPriceAlone() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);

        Reply first = offering("\"price\": {\"input\": \"0.15\", \"output\": \"0.60\"}")
                .is(201);
        Reply same = offering("\"price\": {\"input\": \"0.150\", \"output\": \"0.6\"}")
                .is(200);
        Reply kept = offering("\"weight\": 3").is(200);
        Reply dearer = offering("\"price\": {\"input\": \"0.30\", \"output\": \"0.60\"},"
                        + " \"list_price\": {\"input\": \"1\", \"output\": \"2\"}")
                .is(200);

        assertThat(first.at("$.price.price.input")).isEqualTo("0.15");
        assertThat(first.at("$.price.list_price.output")).isEqualTo("0.6");
        assertThat(same.at("$.price.version_id")).isEqualTo(first.at("$.price.version_id"));
        assertThat(kept.at("$.price.version_id")).isEqualTo(first.at("$.price.version_id"));
        assertThat(kept.at("$.weight")).isEqualTo("3");
        assertThat(dearer.at("$.price.version_id")).isNotEqualTo(first.at("$.price.version_id"));
        assertThat(dearer.at("$.price.list_price.input")).isEqualTo("1");
        assertThat(number("select count(*) from price_version where offering = $1", slug))
                .isEqualTo(2);
    }

    @Test
    void schedulesAPriceAndKeepsTheHistory() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);
        offering("\"price\": {\"input\": \"1\", \"output\": \"2\"}").is(201);
        String later = Instant.now()
                .plus(Duration.ofDays(2))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        Reply scheduled = offering(
                        "\"price\": {\"input\": \"3\", \"output\": \"4\"}, \"valid_from\": \"" + later + "\"")
                .is(200);

        assertThat(scheduled.at("$.price.price.input")).isEqualTo("1");
        Reply history =
                operator().get("/api/operator/offerings/{slug}/prices", slug).is(200);
        assertThat(history.all("$.data[*].state")).containsExactly("scheduled", "in_force");
        assertThat(history.all("$.data[*].price.input")).containsExactly("3", "1");
        assertThat(history.at("$.data[0].valid_from")).isEqualTo(later);
        offering("\"price\": {\"input\": \"2\", \"output\": \"2\"}").is(200);
        Reply page = operator()
                .get("/api/operator/offerings/{slug}/prices?limit=2", slug)
                .is(200);
        assertThat(page.all("$.data[*].state")).containsExactly("scheduled", "in_force");
        assertThat(operator()
                        .get("/api/operator/offerings/{slug}/prices?cursor=" + page.at("$.next_cursor"), slug)
                        .all("$.data[*].state"))
                .containsExactly("past");
    }

    @Test
    void takesBackOnlyAPriceThatNeverHeld() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);
        offering("\"price\": {\"input\": \"1\", \"output\": \"2\"}").is(201);
        offering("\"price\": {\"input\": \"3\", \"output\": \"4\"}, \"valid_from\": \"2999-01-01T00:00:00Z\"")
                .is(200);
        List<String> versions =
                operator().get("/api/operator/offerings/{slug}/prices", slug).all("$.data[*].version_id");

        String path = "/api/operator/offerings/{slug}/prices/";
        operator().delete(path + versions.get(0), slug).is(204);
        operator().delete(path + versions.get(1), slug).is(404);
        operator().delete(path + "nonsense", slug).is(404);

        assertThat(operator().get("/api/operator/offerings/{slug}/prices", slug).all("$.data[*].version_id"))
                .containsExactly(versions.get(1));
        Reply audit = operator().get("/api/operator/audit?action=price.withdraw&target={slug}", slug);
        assertThat(audit.at("$.data[0].detail.version")).isEqualTo(versions.get(0));
        assertThat(audit.at("$.data[0].detail.from.price.input")).isEqualTo("3");
        assertThat(audit.at("$.data[0].detail.from.valid_from")).isEqualTo("2999-01-01T00:00:00Z");
    }

    @Test
    void takesAnOfferingWithoutAPriceOrFree() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);

        assertThat(offering("\"weight\": 1").is(201).at("$.price")).isEqualTo("null");
        assertThat(offering("\"free\": true").is(200).at("$.price.price.input")).isEqualTo("0");
    }

    @Test
    void keepsWhichParametersAnOfferingTakes() {
        provider("Cat", "https://cat.example/v1");
        model("maker/" + slug);

        Reply taking = offering("\"supported_parameters\": [\"tools\", \"seed\"]");

        assertThat(taking.at("$.supported_parameters")).isEqualTo("[\"tools\",\"seed\"]");
        assertThat(offering("\"weight\": 1").at("$.supported_parameters")).isEqualTo("null");
        offering("\"supported_parameters\": [\"\"]").isProblemOf(400, "supported_parameters[0]");
    }

    @Test
    void keepsTheLimitsThatAnOfferingHasOfItsOwn() {
        provider("Cat", "https://cat.example/v1");
        model("maker/" + slug);

        Reply own = offering("\"context_length\": 32768, \"max_output_tokens\": 4096");

        assertThat(own.at("$.context_length")).isEqualTo("32768");
        assertThat(own.at("$.max_output_tokens")).isEqualTo("4096");
        assertThat(offering("\"weight\": 1").at("$.context_length")).isEqualTo("null");
        offering("\"context_length\": 0").isProblemOf(400, "context_length");
        offering("\"max_output_tokens\": -1").isProblemOf(400, "max_output_tokens");
    }

    @Test
    void refusesAPromiseAboutDataThatIsNone() {
        operator().put("/api/operator/providers/{slug}", """
                        {"display_name": "Cat", "protocol": "openai", "base_url": "https://cat.example/v1",
                         "data_policy": {"training": "no", "since": 2024}}
                        """, slug).isProblemOf(400, "data_policy.training");
    }

    @Test
    void refusesAFreeOfferingWithAPrice() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);

        offering("\"free\": true, \"price\": {\"input\": \"1\", \"output\": \"2\"}")
                .isProblemOf(400, "free")
                .isProblemOf(400, "price");
        offering("\"free\": true, \"list_price\": {\"input\": \"1\", \"output\": \"2\"}")
                .isProblemOf(400, "list_price");
    }

    @Test
    void refusesAPriceOfMillionsOfDigitsWithoutWritingThemOut() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);

        offering("\"price\": {\"input\": \"1e20000000\", \"output\": \"1\"}").isProblemOf(400, "price.input");
        offering("\"price\": {\"input\": \"1\", \"output\": \"1e-20000000\"}").isProblemOf(400, "price.output");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        provider("", "https://cheap.example/v1").isProblemOf(400, "display_name");
        provider("Cheap", "http://169.254.169.254/").isProblemOf(400, "base_url");
        provider("Cheap", "http://localhost:9").isProblemOf(400, "base_url");
        provider("Cheap", "http://168.63.129.16").isProblemOf(400, "base_url");
        operator().put("/api/operator/providers/{slug}", """
                        {"display_name": "x", "protocol": "telepathy", "base_url": "https://x.example"}
                        """, slug).isProblemOf(400, "protocol");
        operator().put("/api/operator/providers/{slug}", "{}", "Not A Slug").isProblemOf(400, "slug");
        provider("Cheap", "https://cheap.example/v1").is(201);
        operator()
                .put("/api/operator/credentials/{slug}", "{\"provider\": \"nobody\", \"api_key\": \"k\"}", slug)
                .isProblemOf(400, "provider");
        operator()
                .put("/api/operator/credentials/{slug}", "{\"provider\": \"nobody\"}", slug)
                .isProblemOf(400, "api_key");
        operator()
                .put("/api/operator/models/{id}", """
                        {"display_name": "x", "context_length": 0, "max_output_tokens": 1, "capabilities": ["flying"]}
                        """, slug)
                .isProblemOf(400, "context_length")
                .isProblemOf(400, "capabilities[0]");
        operator().put("/api/operator/models/a:floor", "{}").isProblemOf(400, "id");
        offering("\"weight\": 1").isProblemOf(400, "model");
        model("maker/" + slug).is(201);
        offering("\"price\": {\"input\": \"1\"}").isProblemOf(400, "price.output");
        offering("\"price\": {\"input\": \"-1\", \"output\": \"1\"}").isProblemOf(400, "price.input");
        offering("\"price\": {\"input\": \"1\", \"output\": \"1\", \"inptu\": \"1\"}")
                .isProblemOf(400, "price.inptu");
        offering("\"price\": {\"input\": \"one\", \"output\": \"1\"}").isProblemOf(400, "price.input");
        offering("\"price\": {\"input\": null, \"output\": \"1\"}").isProblemOf(400, "price.input");
        offering("\"weight\": -1").isProblemOf(400, "weight");
        offering("\"valid_from\": \"2999-01-01T00:00:00Z\"").isProblemOf(400, "valid_from");
        offering("\"price\": {\"input\": \"1\", \"output\": \"1\"}, \"valid_from\": \"2020-01-01T00:00:00Z\"")
                .isProblemOf(400, "valid_from");
        offering("\"price\": {\"input\": \"2\", \"output\": \"1\", \"cache_read\": \"3\"}")
                .isProblemOf(400, "price.cache_read");
        offering("\"price\": {\"input\": \"2\", \"output\": \"1\", \"above_200k.input\": \"20000\"}")
                .isProblemOf(400, "price.above_200k.input");
    }

    @Test
    void deletesWhatNothingNeedsAnyMore() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);
        offering("\"price\": {\"input\": \"1\", \"output\": \"2\"}").is(201);

        assertThat(operator()
                        .delete("/api/operator/providers/{slug}", slug)
                        .is(409)
                        .at("$.code"))
                .isEqualTo("in_use");
        operator().delete("/api/operator/models/maker/{slug}", slug).is(409);
        operator().delete("/api/operator/offerings/{slug}", slug).is(204);
        operator().delete("/api/operator/models/maker/{slug}", slug).is(204);
        operator().delete("/api/operator/providers/{slug}", slug).is(204);

        operator().get("/api/operator/offerings/{slug}", slug).is(404);
        operator().delete("/api/operator/offerings/{slug}", slug).is(404);
        assertThat(number("select count(*) from price_version where offering = $1", slug))
                .isEqualTo(1);
    }

    @Test
    void keepsInTheAuditLogWhatWasThereBeforeAndAfter() {
        provider("Cheap", "https://cheap.example/v1").is(201);
        model("maker/" + slug).is(201);
        provider("Cheaper", "https://cheaper.example/v1").is(200);
        offering("\"price\": {\"input\": \"1\", \"output\": \"2\"}").is(201);
        offering("\"price\": {\"input\": \"3\", \"output\": \"4\"}").is(200);
        offering("\"price\": {\"input\": \"5\", \"output\": \"6\"}, \"valid_from\": \"2999-01-01T00:00:00Z\"")
                .is(200);
        operator().delete("/api/operator/offerings/{slug}", slug).is(204);

        Reply providers = audited("provider", slug);
        Reply models = audited("model", "maker/" + slug);
        Reply offerings = audited("offering", slug);

        assertThat(providers.at("$.data[0].detail.from.display_name")).isEqualTo("Cheap");
        assertThat(providers.at("$.data[0].detail.to.display_name")).isEqualTo("Cheaper");
        assertThat(providers.all("$.data[*].detail.from.display_name")).containsExactly("Cheap");
        assertThat(models.at("$.data[0].detail.to.display_name")).isEqualTo("Mini");
        assertThat(offerings.all("$.data[*].action"))
                .containsExactly("offering.delete", "offering.put", "offering.put", "offering.put");
        assertThat(offerings.at("$.data[0].detail.from.price.price.input")).isEqualTo("3");
        assertThat(offerings.at("$.data[1].detail.to.price.price.input")).isEqualTo("3");
        assertThat(offerings.all("$.data[*].detail.scheduled.price.input")).containsExactly("5");
        assertThat(offerings.at("$.data[1].detail.scheduled.valid_from")).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(offerings.at("$.data[2].detail.from.price.price.input")).isEqualTo("1");
    }

    private Reply audited(String kind, String target) {
        return operator()
                .get("/api/operator/audit?action={kind}&target={target}", kind, target)
                .is(200);
    }

    @Test
    void isTheOperatorsAlone() {
        Tenant tenant = signUp();

        tenant.browser().get("/api/operator/providers").is(403);
        tenant.browser().put("/api/operator/providers/{slug}", "{}", slug).is(403);
        tenant.browser().delete("/api/operator/models/x").is(403);
        browser().get("/api/operator/offerings").is(401);
        assertThat(operator().get("/api/teams").is(403).at("$.detail")).contains("no organization");
    }

    private Reply provider(String name, String baseUrl) {
        return operator().put("/api/operator/providers/{slug}", """
                        {"display_name": "%s", "protocol": "openai", "base_url": "%s"}
                        """.formatted(name, baseUrl), slug);
    }

    private Reply model(String id) {
        return operator().put("/api/operator/models/" + id, """
                        {"display_name": "Mini", "context_length": 128000, "max_output_tokens": 16384,
                         "capabilities": ["chat", "streaming"]}
                        """);
    }

    private Reply offering(String fields) {
        return operator()
                .put(
                        "/api/operator/offerings/{slug}",
                        "{\"model\": \"maker/%s\", \"provider\": \"%s\", \"upstream_model\": \"mini\", %s}"
                                .formatted(slug, slug, fields),
                        slug);
    }

    private long catalogueRevision() {
        return number("select revision from catalogue_revision");
    }
}
