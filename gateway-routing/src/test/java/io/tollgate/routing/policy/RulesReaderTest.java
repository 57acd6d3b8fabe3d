package io.tollgate.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.catalogue.Quantization;
import io.tollgate.routing.plan.PriceCeiling;
import io.tollgate.routing.plan.RoutingPolicy;
import io.tollgate.routing.plan.Strategy;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReaderTest {

    @Test
    void readsEverythingThatARequestMaySay() {
        RoutingRules rules = RulesReader.request("""
                {"order": ["b", "a"], "only": ["a", "b"], "ignore": ["c"], "allow_fallbacks": false,
                 "require_parameters": true, "data_collection": "deny", "zdr": true, "regions": ["eu"],
                 "quantizations": ["fp8", "unknown"], "minimum_quantization": "int8", "sort": "throughput",
                 "max_price": {"prompt": 0.5, "completion": "1.25", "request": 0.01}, "max_ttft": 900}""");

        assertThat(rules.strategy()).contains(Strategy.THROUGHPUT);
        assertThat(rules.order()).containsExactly("b", "a");
        assertThat(rules.allowFallbacks()).isFalse();
        assertThat(rules.requireParameters()).isTrue();
        assertThat(rules.constraints().providers()).contains(Set.of("a", "b"));
        assertThat(rules.constraints().ignored()).containsExactly("c");
        assertThat(rules.constraints().regions()).contains(Set.of("eu"));
        assertThat(rules.constraints().quantizations()).contains(Set.of("fp8", "unknown"));
        assertThat(rules.constraints().minimumQuantization()).contains(Quantization.INT8);
        assertThat(rules.constraints().noTraining()).isTrue();
        assertThat(rules.constraints().zeroRetention()).isTrue();
        assertThat(rules.constraints().maxTtftMillis()).hasValue(900);
        assertThat(rules.constraints().maxPrice())
                .isEqualTo(new PriceCeiling(
                        OptionalLong.of(500_000), OptionalLong.of(1_250_000), OptionalLong.of(10_000_000_000L)));
    }

    @Test
    void saysNothingWhereNothingIsSaid() {
        assertThat(RulesReader.request("{}")).isEqualTo(RoutingRules.NONE);
        assertThat(RulesReader.request("{\"order\": null, \"max_price\": null}"))
                .isEqualTo(RoutingRules.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sort': 'astrology'} | provider.sort",
                "{'sort': {'by': 'price'}} | provider.sort",
                "{'order': 'a'} | provider.order",
                "{'only': [1]} | provider.only",
                "{'allow_fallbacks': 'no'} | provider.allow_fallbacks",
                "{'data_collection': 'never'} | provider.data_collection",
                "{'quantizations': ['fp3']} | provider.quantizations",
                "{'max_price': 5} | provider.max_price",
                "{'max_price': {'prompt': -1}} | provider.max_price.prompt",
                "{'max_price': {'prompt': '1e999999999'}} | provider.max_price.prompt",
                "{'max_price': {'prompt': '1e-999999999'}} | provider.max_price.prompt",
                "{'max_price': {'image': 1}} | provider.max_price.image",
                "{'max_ttft': 0.5} | provider.max_ttft",
                "{'max_ttft': 99999999} | provider.max_ttft",
                "{'onyl': ['a']} | provider.onyl",
                "{'only': ['a'], 'only': ['b']} | provider",
                "[] | provider",
                "'price' | provider"
            },
            quoteCharacter = '~')
    void namesTheMemberThatIsWrong(String json, String field) {
        assertThatThrownBy(() -> RulesReader.request(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        InvalidRules.class,
                        problem -> assertThat(problem.field()).isEqualTo(field));
    }

    @Test
    void callsTheStrategyOfADocumentByItsName() {
        assertThat(RulesReader.document("{\"strategy\": \"latency\"}").always().strategy())
                .contains(Strategy.LATENCY);
        assertThatThrownBy(() -> RulesReader.document("{\"sort\": \"latency\"}").always())
                .isInstanceOfSatisfying(
                        InvalidRules.class,
                        problem -> assertThat(problem.field()).isEqualTo("routing.sort"));
    }

    @Test
    void theStrictestConstraintsAndTheMostSpecificChoiceHold() {
        RoutingRules organization = RulesReader.document(
                        "{\"strategy\": \"price\", \"order\": [\"a\"], \"only\": [\"a\", \"b\"], \"zdr\": true}")
                .always();
        RoutingRules team = RulesReader.document("{\"strategy\": \"latency\", \"only\": [\"b\", \"c\"]}")
                .always();

        RoutingRules both = organization.refinedBy(team);

        assertThat(both.strategy()).contains(Strategy.LATENCY);
        assertThat(both.order()).containsExactly("a");
        assertThat(both.constraints().providers()).contains(Set.of("b"));
        assertThat(both.constraints().zeroRetention()).isTrue();
        assertThat(organization.refinedBy(RoutingRules.NONE)).isEqualTo(organization);
    }

    @Test
    void leavesTheDefaultStrategyToTheDeployment() {
        RoutingPolicy defaults = RoutingPolicy.of(Strategy.WEIGHTED);

        RoutingPolicy policy =
                RulesReader.document("{\"order\": [\"a\"]}").always().policy(defaults);

        assertThat(policy.strategy()).isEqualTo(Strategy.WEIGHTED);
        assertThat(policy.order()).isEqualTo(List.of("a"));
    }
}
