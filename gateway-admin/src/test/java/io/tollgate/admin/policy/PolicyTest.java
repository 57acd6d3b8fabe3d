package io.tollgate.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class PolicyTest extends ControlPlaneTest {

    private static final String ORGANIZATION = "/api/policies/organization";
    private static final String TEAM = "/api/policies/teams/{id}";
    private static final String KEY = "/api/policies/keys/{id}";

    private Tenant tenant;
    private String key;

    @BeforeEach
    void open() {
        tenant = signUp();
        key = tenant.newKey("ci").at("$.id");
    }

    @Test
    void eachOfTheThreeKeepsItsOwn() {
        tenant.browser().put(ORGANIZATION, "{\"regions\": [\"eu\"]}").is(200);
        tenant.browser()
                .put(TEAM, "{\"denied_models\": [\"m\"]}", tenant.team())
                .is(200);
        tenant.browser().put(KEY, "{\"maximum_max_tokens\": 100}", key).is(200);

        assertThat(tenant.browser().get(ORGANIZATION).is(200).all("$.regions[*]"))
                .containsExactly("eu");
        assertThat(tenant.browser().get(TEAM, tenant.team()).is(200).all("$.denied_models[*]"))
                .containsExactly("m");
        Reply own = tenant.browser().get(KEY, key).is(200);
        assertThat(own.at("$.maximum_max_tokens")).isEqualTo("100");
        assertThat(own.at("$.regions")).isEqualTo("null");
    }

    @Test
    void aChangeIsAuditedAndMovesTheRevisionOn() {
        long before = revision(tenant);

        tenant.browser().put(TEAM, "{\"zdr\": true}", tenant.team()).is(200);

        assertThat(revision(tenant)).isEqualTo(before + 1);
        Reply audit = tenant.browser().get("/api/audit?action=policy").is(200);
        assertThat(audit.at("$.data[0].action")).isEqualTo("policy.update");
        assertThat(audit.at("$.data[0].target.id")).isEqualTo(tenant.team());
        assertThat(audit.at("$.data[0].detail.to.zdr")).isEqualTo("true");
    }

    @Test
    void aStaleChangeIsRefusedAndNothingLost() {
        String read = String.valueOf(
                tenant.browser().get(ORGANIZATION).is(200).headers().getETag());
        tenant.browser().put(ORGANIZATION, "{\"regions\": [\"eu\"]}").is(200);

        Reply stale = tenant.browser()
                .send(HttpMethod.PUT, "{\"regions\": [\"us\"]}", Map.of("If-Match", read), ORGANIZATION);

        stale.is(412);
        assertThat(tenant.browser().get(ORGANIZATION).all("$.regions[*]")).containsExactly("eu");
    }

    @Test
    void anEmptyOneTakesItBack() {
        tenant.browser().put(ORGANIZATION, "{\"regions\": [\"eu\"]}").is(200);

        tenant.browser().put(ORGANIZATION, "{}").is(200);

        assertThat(tenant.browser().get(ORGANIZATION).at("$.regions")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'allowed_model': ['m']} | allowed_model",
                "{'denied_models': [' ']} | denied_models",
                "{'regions': ['\\u0000']} | regions",
                "{'data_collection': 'maybe'} | data_collection",
                "{'default_max_tokens': 0} | default_max_tokens",
                "{'default_max_tokens': 20, 'maximum_max_tokens': 10} | default_max_tokens",
                "{'maximum_max_tokens': 'many'} | maximum_max_tokens"
            })
    void aMistakeIsAnsweredWithItsField(String policy, String field) {
        tenant.browser().put(ORGANIZATION, policy.replace('\'', '"')).isProblemOf(400, field);
    }

    @Test
    void theEffectiveOneIsTheStrictestAndTellsWhereEachPartComesFrom() {
        tenant.browser()
                .put(ORGANIZATION, "{\"allowed_models\": [\"a\", \"b\"], \"maximum_max_tokens\": 500}")
                .is(200);
        tenant.browser()
                .put(TEAM, "{\"denied_providers\": [\"p\"], \"maximum_max_tokens\": 900}", tenant.team())
                .is(200);
        tenant.browser()
                .patch("/api/teams/{id}", "{\"allowed_models\": [\"b\", \"c\"]}", tenant.team())
                .is(200);
        tenant.browser()
                .put("/api/routing/keys/{id}", "{\"only\": [\"p\", \"q\"], \"data_collection\": \"deny\"}", key)
                .is(200);
        tenant.browser().put(KEY, "{\"default_max_tokens\": 700}", key).is(200);

        Reply effective =
                tenant.browser().get("/api/policies/effective?key={key}", key).is(200);

        assertThat(effective.at("$.key.id")).isEqualTo(key);
        assertThat(effective.all("$.allowed_models.value[*]")).containsExactly("b");
        assertThat(sources(effective, "allowed_models")).containsExactly("organization policy", "team allowed_models");
        assertThat(effective.all("$.denied_providers.value[*]")).containsExactly("p");
        assertThat(sources(effective, "denied_providers")).containsExactly("team policy");
        assertThat(effective.all("$.allowed_providers.value[*]")).containsExactly("p", "q");
        assertThat(sources(effective, "allowed_providers")).containsExactly("key routing");
        assertThat(effective.at("$.no_training.value")).isEqualTo("true");
        assertThat(effective.at("$.zero_retention.value")).isEqualTo("false");
        assertThat(effective.at("$.maximum_max_tokens.value")).isEqualTo("500");
        assertThat(sources(effective, "maximum_max_tokens")).containsExactly("organization policy");
        assertThat(effective.at("$.default_max_tokens.value")).isEqualTo("500");
        assertThat(effective.at("$.regions.value")).isEqualTo("null");
    }

    @Test
    void anotherTenantsKeyHasNoEffectivePolicy() {
        signUp().browser().get("/api/policies/effective?key={key}", key).is(404);
        tenant.browser().get("/api/policies/effective?key=nonsense").is(404);
        tenant.browser().get("/api/policies/effective").isProblemOf(400, "key");
    }

    @Test
    void whoeverOwnsAKeyCannotLoosenWhatBindsIt() {
        Browser member = join(tenant, "member", tenant.team());
        String own = member.post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"own\"}".formatted(tenant.team()))
                .is(201)
                .at("$.id");

        member.put(KEY, "{}", own).is(403);

        member.get("/api/policies/effective?key={key}", own).is(200);
    }

    private static List<String> sources(Reply effective, String part) {
        List<String> levels = effective.all("$." + part + ".from[*].level");
        List<String> documents = effective.all("$." + part + ".from[*].document");
        return IntStream.range(0, levels.size())
                .mapToObj(i -> levels.get(i) + " " + documents.get(i))
                .toList();
    }
}
