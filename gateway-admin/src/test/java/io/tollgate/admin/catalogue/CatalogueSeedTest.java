package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.TokenUsage;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The catalogue that operators begin with. */
class CatalogueSeedTest extends ControlPlaneTest {

    @Test
    void isTakenByTheImportAsItIs() {
        Reply seed = operator().get("/api/operator/catalogue/seed").is(200);

        Reply compared =
                operator().post("/api/operator/catalogue/import", seed.text()).is(200);

        int stated = CatalogueFile.read(seed.text()).size();
        int changed = compared.all("$.changes[*]").size();
        assertThat(changed + Integer.parseInt(compared.at("$.unchanged"))).isGreaterThanOrEqualTo(stated);
        assertThat(seed.text()).startsWith("# ").contains("as of ", "https://");
    }

    @Test
    void isForOperatorsAlone() {
        browser().get("/api/operator/catalogue/seed").is(401);
    }

    @ParameterizedTest
    @CsvSource({
        "openai-gpt-5-6-sol, 1000, 1000, 0.035",
        "openai-gpt-5-6-sol, 300000, 1000, 3.045",
        "anthropic-claude-sonnet-5, 1000, 1000, 0.018",
        "gemini-gemini-2-5-pro, 300000, 1000, 0.765",
        "groq-gpt-oss-120b, 1000000, 0, 0.15"
    })
    void pricesAsItsSourcesDo(String offering, long input, long output, String usd) {
        Map<String, String> price = new TreeMap<>();
        JsonNode stated = CatalogueFile.read(CatalogueSeed.read().text())
                .things()
                .getOrDefault(Section.OFFERINGS, Map.of())
                .getOrDefault(offering, MissingNode.getInstance())
                .path("price");
        stated.properties()
                .forEach(rate -> price.put(rate.getKey(), rate.getValue().asString()));

        assertThat(Tariff.parse(price).cost(TokenUsage.of(input, output)).usd()).isEqualByComparingTo(usd);
    }
}
