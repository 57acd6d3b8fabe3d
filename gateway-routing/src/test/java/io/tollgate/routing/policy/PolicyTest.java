package io.tollgate.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PolicyTest {

    @Test
    void ofTwoTheStricterHoldsInEveryPart() {
        Policy one = policy("""
                {"allowed_models": ["a", "b"], "denied_models": ["x"], "allowed_providers": ["p", "q"],
                 "regions": ["eu"], "data_collection": "deny", "default_max_tokens": 500, "maximum_max_tokens": 4000}
                """);
        Policy other = policy("""
                {"allowed_models": ["b", "c"], "denied_models": ["y"], "allowed_providers": ["q"],
                 "denied_providers": ["r"], "zdr": true, "default_max_tokens": 800, "maximum_max_tokens": 1000}
                """);

        Policy both = one.and(other);

        assertThat(both).isEqualTo(other.and(one)).isEqualTo(policy("""
                {"allowed_models": ["b"], "denied_models": ["x", "y"], "allowed_providers": ["q"],
                 "denied_providers": ["r"], "regions": ["eu"], "data_collection": "deny", "zdr": true,
                 "default_max_tokens": 500, "maximum_max_tokens": 1000}
                """));
        assertThat(both.and(Policy.NONE)).isEqualTo(both);
    }

    @Test
    void allowsNoModelWhenTwoListsHaveNoneInCommon() {
        Policy both = Policy.ofModels(Optional.of(Set.of("a"))).and(policy("{\"allowed_models\": [\"b\"]}"));

        assertThat(both.allows("a")).isFalse();
        assertThat(both.allows("b")).isFalse();
        assertThat(Policy.NONE.allows("a")).isTrue();
    }

    @Test
    void deniesAModelThatAnotherListAllows() {
        Policy policy = policy("{\"allowed_models\": [\"a\", \"b\"], \"denied_models\": [\"b\"]}");

        assertThat(policy.allows("a")).isTrue();
        assertThat(policy.allows("b")).isFalse();
    }

    @Test
    void keepsPayloadsForTheShortestTimeOfTheFewestRequestsWhereNobodyForbidsIt() {
        Policy wanting = policy("{\"payload_capture\": {\"enabled\": true, \"retention_days\": 30}}");
        Policy sparing =
                policy("{\"payload_capture\": {\"enabled\": true, \"retention_days\": 60, \"sample_percent\": 10}}");
        Policy forbidding = policy("{\"payload_capture\": {\"enabled\": false}}");

        assertThat(Policy.NONE.and(wanting).capture()).contains(new PayloadCapture(true, 30, 100));
        assertThat(wanting.and(sparing).capture()).contains(new PayloadCapture(true, 30, 10));
        assertThat(wanting.and(forbidding).capture().orElseThrow().takes(1)).isFalse();
        assertThat(forbidding.and(sparing)).isEqualTo(sparing.and(forbidding));
        assertThat(Policy.NONE.capture()).isEmpty();
    }

    @Test
    void keepsPayloadsOfAboutAsManyRequestsAsItSays() {
        PayloadCapture tenth = new PayloadCapture(true, 7, 10);
        Random requests = new Random(7);

        long taken = requests.longs(20_000).filter(tenth::takes).count();

        assertThat(taken).isBetween(1_800L, 2_200L);
    }

    @Test
    void boundsAnAnswerByTheDefaultOnlyWhereTheRequestNamesNoLimit() {
        Policy policy = policy("{\"default_max_tokens\": 500, \"maximum_max_tokens\": 4000}");

        assertThat(policy.ceiling(OptionalLong.empty())).hasValue(500);
        assertThat(policy.ceiling(OptionalLong.of(9_000))).hasValue(4_000);
        assertThat(policy("{\"default_max_tokens\": 500}").ceiling(OptionalLong.of(9_000)))
                .isEmpty();
        assertThat(policy("{\"maximum_max_tokens\": 4000}").ceiling(OptionalLong.empty()))
                .hasValue(4_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'allowed_model': ['a']} | allowed_model",
                "{'allowed_models': 'a'} | allowed_models",
                "{'denied_models': [' ']} | denied_models",
                "{'denied_providers': ['a\\u0000']} | denied_providers",
                "{'regions': [7]} | regions",
                "{'data_collection': 'maybe'} | data_collection",
                "{'zdr': 'yes'} | zdr",
                "{'default_max_tokens': 0} | default_max_tokens",
                "{'maximum_max_tokens': 1.5} | maximum_max_tokens",
                "{'default_max_tokens': 11, 'maximum_max_tokens': 10} | default_max_tokens",
                "{'payload_capture': true} | payload_capture",
                "{'payload_capture': {'retention_days': 7}} | payload_capture.enabled",
                "{'payload_capture': {'enabled': true}} | payload_capture.retention_days",
                "{'payload_capture': {'enabled': true, 'retention_days': 91}} | payload_capture.retention_days",
                "{'payload_capture': {'enabled': true, 'retention_days': 7, 'sample_percent': 0}} | payload_capture.sample_percent",
                "{'payload_capture': {'enabled': false, 'days': 7}} | payload_capture.days"
            })
    void namesTheMemberThatIsWrong(String document, String field) {
        assertThatThrownBy(() -> policy(document.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        InvalidRules.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    private static Policy policy(String json) {
        return PolicyReader.read("", JsonMapper.shared().readTree(json));
    }
}
