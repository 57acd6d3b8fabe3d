package io.tollgate.admin.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class PriceBookTest extends ControlPlaneTest {

    private final String slug = "p" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void offer() {
        operator()
                .put(
                        "/api/operator/providers/{slug}",
                        "{\"display_name\": \"x\", \"protocol\": \"openai\", \"base_url\": \"https://x.example/v1\"}",
                        slug)
                .is(201);
        operator().put("/api/operator/models/" + slug, """
                        {"display_name": "x", "context_length": 1000, "max_output_tokens": 10, "capabilities": ["chat"]}
                        """).is(201);
        operator()
                .put("/api/operator/offerings/{slug}", """
                        {"model": "%s", "provider": "%s", "upstream_model": "large",
                         "price": {"input": "1", "output": "2", "above_200k.input": "3"}}
                        """.formatted(slug, slug), slug)
                .is(201);
    }

    @Test
    void importsWhatItExportsWithoutAChange() {
        Reply exported = operator().get("/api/operator/prices").is(200);
        Reply csv = operator()
                .send(HttpMethod.GET, null, Map.of("Accept", "text/csv"), "/api/operator/prices")
                .is(200);

        assertThat(csv.text()).contains(slug + ",price,above_200k.input,3,1M tokens\r\n");
        for (String change : new String[] {
            operator()
                    .post("/api/operator/prices/import", exported.text())
                    .is(200)
                    .at("$.changes"),
            // As a spreadsheet saves it.
            operator()
                    .post("/api/operator/prices/import?format=csv", "\uFEFF" + csv.text())
                    .is(200)
                    .at("$.changes")
        }) {
            assertThat(change).isEqualTo("[]");
        }
    }

    @Test
    void leavesWhatIsFreeFreeInItsOwnCsv() {
        operator()
                .put(
                        "/api/operator/offerings/{slug}",
                        "{\"model\": \"%s\", \"provider\": \"%s\", \"upstream_model\": \"large\", \"free\": true}"
                                .formatted(slug, slug),
                        slug)
                .is(200);
        String csv = CsvFormat.HEADER + "\r\n" + slug + ",price,input,0,1M tokens\r\n" + slug
                + ",price,output,0,1M tokens\r\n";
        assertThat(operator()
                        .send(HttpMethod.GET, null, Map.of("Accept", "text/csv"), "/api/operator/prices")
                        .text())
                .contains(csv.substring(CsvFormat.HEADER.length()));

        assertThat(operator()
                        .post("/api/operator/prices/import?format=csv", csv)
                        .is(200)
                        .at("$.changes"))
                .isEqualTo("[]");
    }

    @Test
    void showsTheDifferenceAndAppliesNothingButThat() {
        String file = file("{\"input\": \"1.5\", \"output\": \"2\"}");

        Reply shown = operator().post("/api/operator/prices/import", file).is(200);

        assertThat(shown.at("$.applied")).isEqualTo("false");
        assertThat(shown.all("$.changes[0].rates[?(@.book == 'price' && @.rate == 'input')].to"))
                .containsExactly("1.5");
        assertThat(shown.all("$.changes[0].rates[?(@.book == 'list_price' && @.rate == 'input')].from"))
                .containsExactly("1");
        assertThat(inForce()).isEqualTo("1");
        apply(file, "\"something else\"").is(412);
        operator().post("/api/operator/prices/import?apply=true", file).isProblemOf(400, "If-Match");

        assertThat(apply(file, shown.at("$.token")).is(200).at("$.applied")).isEqualTo("true");
        assertThat(inForce()).isEqualTo("1.5");
        apply(file, shown.at("$.token")).is(412);
        assertThat(number("select count(*) from audit_event where action = 'prices.import'"))
                .isPositive();
    }

    @Test
    void refusesToApplyWhatChangedSinceItWasShown() {
        String file = file("{\"input\": \"1.5\", \"output\": \"2\"}");
        String token =
                operator().post("/api/operator/prices/import", file).is(200).at("$.token");

        operator()
                .put("/api/operator/offerings/{slug}", """
                        {"model": "%s", "provider": "%s", "upstream_model": "large",
                         "price": {"input": "7", "output": "2"}}
                        """.formatted(slug, slug), slug)
                .is(200);

        apply(file, token).is(412);
        assertThat(inForce()).isEqualTo("7");
    }

    @Test
    void importsTheCommunitysMap() {
        String map = """
                {"large": {"litellm_provider": "%s", "mode": "chat",
                    "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05}}
                """.formatted(slug);

        Reply shown = operator()
                .post("/api/operator/prices/import?format=community", map)
                .is(200);

        assertThat(shown.all("$.changes[0].rates[?(@.book == 'price' && @.rate == 'input')].to"))
                .containsExactly("2.5");
    }

    @Test
    void leavesOutWhatIsNotSoundAndSaysSo() {
        Reply shown = operator()
                .post(
                        "/api/operator/prices/import",
                        file("{\"input\": \"1\", \"output\": \"2\", \"cache_read\": \"3\"}"))
                .is(200);
        Reply numbers = operator()
                .post("/api/operator/prices/import", file("{\"input\": 1, \"output\": 2}"))
                .is(200);

        assertThat(shown.at("$.remarks[0].message")).startsWith("cache_read: 3 is above input");
        assertThat(numbers.at("$.remarks[0].message")).contains("may be per token");
        String perToken = "offering,book,rate,usd,per\n" + slug + ",price,input,0.0000025,token\n";
        operator().post("/api/operator/prices/import?format=csv", perToken).isProblemOf(400, "body");
        operator().post("/api/operator/prices/import?format=xml", "<a/>").isProblemOf(400, "format");
        for (String format : new String[] {"tollgate", "csv", "community"}) {
            operator().post("/api/operator/prices/import?format=" + format, "").isProblemOf(400, "body");
        }
    }

    @Test
    void isTheOperatorsAlone() {
        signUp().browser().get("/api/operator/prices").is(403);
        browser().post("/api/operator/prices/import", "{}").is(401);
    }

    private String file(String price) {
        return "{\"data\": [{\"offering\": \"%s\", \"price\": %s}]}".formatted(slug, price);
    }

    private Reply apply(String file, String token) {
        return operator()
                .send(HttpMethod.POST, file, Map.of("If-Match", token), "/api/operator/prices/import?apply=true");
    }

    private String inForce() {
        return operator().get("/api/operator/offerings/{slug}", slug).at("$.price.price.input");
    }
}
