package io.tollgate.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Tenant;
import io.tollgate.api.testing.TestKey;
import io.tollgate.routing.catalogue.CatalogueStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelEndpointTest extends GatewayTest {

    /** Ids may have a slash in them. */
    private static final String LARGE = "acme/large";

    private static final String UNSOLD = "acme/unsold";

    private static final List<String> CATALOGUE =
            List.of("""
            insert into provider (slug, display_name, protocol, base_url)
            values ('acme', 'Acme Compute', 'openai', 'http://127.0.0.1:1/v1')
            """, """
            insert into model (id, display_name, context_length, max_output_tokens, capabilities)
            values ('acme/large', 'Acme Large', 8192, 1024, '{chat,streaming}'),
                   ('acme/unsold', 'Acme Unsold', 8192, 1024, '{chat}')
            """, """
            insert into offering (slug, model, provider, upstream_model, region)
            values ('acme-large', 'acme/large', 'acme', 'large-1', 'eu'),
                   ('acme-unpriced', 'acme/large', 'acme', 'large-2', null)
            """, """
            insert into price_version (id, offering, price, list_price)
            values (gen_random_uuid(), 'acme-large', '{"input": "1", "output": "2"}', '{"input": "1.5", "output": "3"}')
            """, "update catalogue_revision set revision = revision + 1");

    @Autowired
    private CatalogueStore catalogue;

    private Tenant tenant;
    private TestKey key;

    @BeforeEach
    void sellAModel() {
        tenant = tenant();
        key = tenant.issueKey("ci");
        if (catalogue.current().model(LARGE).isEmpty()) {
            CATALOGUE.forEach(tenant::execute);
            catalogue.refresh().block();
        }
    }

    @Test
    void listsWhatCanBeCalledInOpenAisForm() {
        JsonNode list = caller(key).get("/v1/models").expect(200).json();

        assertThat(list.get("object").asString()).isEqualTo("list");
        assertThat(list.get("data")).contains(read("""
                {"id": "acme/large", "object": "model", "created": 0, "owned_by": "tollgate",
                 "display_name": "Acme Large", "context_length": 8192, "max_output_tokens": 1024,
                 "capabilities": ["chat", "streaming"]}
                """));
        assertThat(list.findValuesAsString("id")).doesNotContain(UNSOLD);
    }

    @Test
    void listsOnlyWhatTheKeyMayCall() {
        allowOnly("something/else");

        assertThat(caller(key).get("/v1/models").expect(200).json().get("data")).isEmpty();
    }

    @Test
    void findsAModelWithASlashInItsId() {
        assertThat(caller(key)
                        .get("/v1/models/acme/large")
                        .expect(200)
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo(LARGE);
        assertThat(caller(key)
                        .get("/v1/models/acme%2Flarge")
                        .expect(200)
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo(LARGE);
    }

    @Test
    void tellsAnUnknownModelFromOneThatIsNotAllowed() {
        allowOnly("something/else");

        JsonNode unknown = caller(key).get("/v1/models/nothing").expectError(404, "model_not_found");
        JsonNode forbidden = caller(key).get("/v1/models/acme/large").expectError(403, "model_not_allowed");

        assertThat(unknown.get("param").asString()).isEqualTo("model");
        assertThat(forbidden.get("message").asString())
                .isEqualTo("This key may not call the model 'acme/large'. It may call: something/else.");
    }

    @Test
    void looksForAModelThatThisNodeDoesNotKnowYet() {
        tenant.execute("""
                insert into model (id, display_name, context_length, max_output_tokens, capabilities)
                values ('acme/new-' || ?, 'New', 1, 1, '{chat}')
                """, key.id());
        tenant.execute("update catalogue_revision set revision = revision + 1");

        caller(key).get("/v1/models/acme/new-" + key.id()).expect(200);
    }

    @Test
    void showsPricedOfferingsAtTheirListPrice() {
        assertThat(caller(key)
                        .get("/v1/models/acme/large/offerings")
                        .expect(200)
                        .json()
                        .get("data"))
                .isEqualTo(read("""
                        [{"object": "offering", "slug": "acme-large",
                          "provider": {"slug": "acme", "name": "Acme Compute"}, "region": "eu", "quantization": null,
                          "context_length": 8192, "max_output_tokens": 1024,
                          "price": {"input": "1.5", "output": "3", "cache_read": "1.5", "cache_write_5m": "1.5",
                                    "cache_write_1h": "1.5"},
                          "health": {"status": "closed", "uptime": 1.0, "tokens_per_second": 50.0,
                                     "ttft_ms": {"expected": 800.0, "p90": null}}}]
                        """));
    }

    private void allowOnly(String model) {
        tenant.execute("update virtual_key set allowed_models = array[?] where id = ?", model, key.id());
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
