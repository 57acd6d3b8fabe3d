package io.tollgate.routing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
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
                "id | {\"container\":{\"id\":\"container_1\"}}",
                "skill_id | {\"container\":{\"skills\":[{\"type\":\"custom\",\"skill_id\":\"skill_1\"}]}}",
                "input[1].type | {\"input\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"type\":\"item_reference\",\"id\":\"msg_1\"}]}",
                "input[0].type | {\"input\":[{\"id\":\"msg_1\"}]}",
                "id | {\"messages\":[{\"role\":\"assistant\",\"audio\":{\"id\":\"audio_1\"}}]}",
                "cachedContent | {\"cachedContent\":\"cachedContents/1\"}",
                "cached_content | {\"extra_body\":{\"google\":{\"cached_content\":\"cachedContents/1\"}}}",
                "url | {\"messages\":[{\"content\":[{\"image_url\":{\"url\":\"gs://bucket/1.png\"}}]}]}",
                "file_data | {\"messages\":[{\"content\":[{\"file\":{\"file_data\":"
                        + "\"https://generativelanguage.googleapis.com/v1beta/files/1\"}}]}]}",
                "fileSearchStoreNames | {\"tools\":[{\"fileSearch\":{\"fileSearchStoreNames\":[\"fileSearchStores/1\"]}}]}",
                "datastore | {\"tools\":[{\"retrieval\":{\"vertexAiSearch\":{\"datastore\":\"projects/1\"}}}]}",
                "ragResources | {\"tools\":[{\"retrieval\":{\"vertexRagStore\":{\"ragResources\":[{}]}}}]}"
            })
    void areRefusedByNameInTheOperatorsAccount(String field, String body) {
        assertThatThrownBy(() -> require(body, Samples.ATTEMPT))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void passToAnAccountOfTheTenantsOwn() {
        assertThatCode(() -> require(FILE, Samples.withOwnKey(Samples.ATTEMPT))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\":\"the \\\"file_id\\\": \\\"file-1\\\" is text\"}",
                "{\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"call_1\"}],\"metadata\":{\"file_id\":\"mine\"}}",
                "{\"tools\":[{\"parameters\":{\"properties\":{\"file_id\":{\"default\":\"a\"}}}}]}",
                "{\"messages\":[{\"content\":[{\"type\":\"tool_use\",\"input\":{\"file_id\":\"mine\"}}]}]}",
                "{\"tools\":[{\"type\":\"code_interpreter\",\"container\":{\"type\":\"auto\"}}]}",
                "{\"input\":[{\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[]},{\"type\":\"reasoning\",\"id\":\"rs_1\"}]}",
                "{\"messages\":[{\"content\":[{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"\"}}]}],\"audio\":{\"voice\":\"a\"}}",
                "{\"container\":{\"skills\":[{\"type\":\"anthropic\",\"skill_id\":\"pptx\"}]}}",
                "{\"messages\":[{\"content\":[{\"image_url\":{\"url\":\"https://a.example/gs://1.png\"}}]}]}",
                "{\"container\":null,\"input\":[{\"file_id\":null}]}"
            })
    void areNotWhatOnlyLooksLikeThem(String body) {
        assertThatCode(() -> require(body, Samples.ATTEMPT)).doesNotThrowAnyException();
    }

    private static void require(String body, Attempt attempt) {
        StoredIds.require(JsonMembers.read(body.getBytes(UTF_8)), attempt);
    }
}
