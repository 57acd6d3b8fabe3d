package io.tollgate.routing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredIdsTest {

    private static final String FILE = "{\"input\":[{\"content\":[{\"type\":\"input_file\",\"file_id\":\"file-1\"}]}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "file_id | {\"messages\":[{\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"file-1\"}}]}]}",
                "file_id | {\"messages\":[{\"content\":[{\"source\":{\"type\":\"file\",\"file\\u005fid\":\"file_1\"}}]}]}",
                "vector_store_ids | {\"tools\":[{\"type\":\"file_search\",\"vector_store_ids\":[\"vs_1\"]}]}",
                "container | {\"tools\":[{\"type\":\"code_interpreter\",\"container\":\"cntr_1\"}]}",
                "file_ids | {\"tools\":[{\"container\":{\"type\":\"auto\",\"file_ids\":[\"file-1\"]}}]}",
                "container_id | {\"input\":[{\"type\":\"code_interpreter_call\",\"container_id\":\"cntr_1\"}]}",
                "container | {\"container\":\"container_1\"}",
                "id | {\"container\":{\"id\":\"container_1\"}}"
            })
    void areRefusedByNameInTheOperatorsAccount(String field, String body) {
        assertThatThrownBy(() -> require(body, Samples.ATTEMPT))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void passToAnAccountOfTheTenantsOwn() {
        Credential own =
                new Credential("own", "alder", Samples.ATTEMPT.credential().apiKey(), Payer.TENANT);

        assertThatCode(() -> require(FILE, new Attempt(Samples.ATTEMPT.offering(), own)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\":\"the \\\"file_id\\\": \\\"file-1\\\" is text\"}",
                "{\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"call_1\"}],\"metadata\":{\"file_id\":\"mine\"}}",
                "{\"tools\":[{\"parameters\":{\"properties\":{\"file_id\":{\"default\":\"a\"}}}}]}",
                "{\"messages\":[{\"content\":[{\"type\":\"tool_use\",\"input\":{\"file_id\":\"mine\"}}]}]}",
                "{\"tools\":[{\"type\":\"code_interpreter\",\"container\":{\"type\":\"auto\"}}]}",
                "{\"container\":null,\"input\":[{\"file_id\":null}]}"
            })
    void areNotWhatOnlyLooksLikeThem(String body) {
        assertThatCode(() -> require(body, Samples.ATTEMPT)).doesNotThrowAnyException();
    }

    private static void require(String body, Attempt attempt) {
        StoredIds.require(JsonMembers.read(body.getBytes(UTF_8)), attempt);
    }
}
