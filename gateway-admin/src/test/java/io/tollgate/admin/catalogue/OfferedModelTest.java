package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfferedModelTest extends ControlPlaneTest {

    private String name;

    @BeforeEach
    void offerAModel() {
        name = "m" + UUID.randomUUID();
        operator().put("/api/operator/providers/{slug}", """
                {"display_name": "Cheap", "protocol": "openai", "base_url": "https://cheap.example/v1"}
                """, name).is(201);
        operator().put("/api/operator/models/{id}", """
                {"display_name": "A model", "context_length": 128000, "max_output_tokens": 4096,
                 "capabilities": ["chat", "streaming"]}
                """, name).is(201);
    }

    @Test
    void showsTenantsWhatTheyAreChargedAndNotWhatTheProviderBills() {
        operator()
                .put("/api/operator/offerings/{slug}", """
                {"model": "%1$s", "provider": "%1$s", "upstream_model": "up", "region": "eu",
                 "price": {"input": "0.10", "output": "0.77"}, "list_price": {"input": "0.20", "output": "0.90"}}
                """.formatted(name), name)
                .is(201);

        Reply models = signUp().browser().get("/api/models?limit=200").is(200);

        String model = "$.data[?(@.id=='%s')]".formatted(name);
        assertThat(models.all(model + ".display_name")).containsExactly("A model");
        assertThat(models.all(model + ".capabilities[*]")).containsExactly("chat", "streaming");
        assertThat(models.all(model + ".offerings[*].region")).containsExactly("eu");
        assertThat(models.all(model + ".offerings[*].price.output")).containsExactly("0.9");
        assertThat(models.text()).doesNotContain("0.77").doesNotContain("upstream_model");
    }

    @Test
    void showsWhatAnOfferingCostBeforeAndNotYetWhatItWillCost() {
        price("\"0.20\"", "");
        price("\"0.30\"", "");
        price("\"9.00\"", ", \"valid_from\": \"2099-01-01T00:00:00Z\"");

        Reply prices =
                signUp().browser().get("/api/offerings/{slug}/prices", name).is(200);

        assertThat(prices.all("$.data[*].price.input")).containsExactly("0.3", "0.2");
        String offerings = "$.data[?(@.id=='%s')].offerings[*]".formatted(name);
        Reply models = signUp().browser().get("/api/models?limit=200").is(200);
        assertThat(models.all(offerings + ".price.input")).containsExactly("0.3");
        assertThat(models.all(offerings + ".data_policy")).hasSize(1);
    }

    private void price(String input, String more) {
        operator().put("/api/operator/offerings/{slug}", """
                {"model": "%1$s", "provider": "%1$s", "upstream_model": "up", "price": {"input": %2$s, "output": "1"} %3$s}
                """.formatted(name, input, more), name);
    }

    @Test
    void showsAModelThatNobodyOffersYet() {
        Reply models = signUp().browser().get("/api/models?limit=200").is(200);

        assertThat(models.all("$.data[?(@.id=='%s')].offerings.length()".formatted(name)))
                .containsExactly("0");
    }

    @Test
    void isOnlyForThoseWhoAreSignedIn() {
        browser().get("/api/models").is(401);
    }
}
