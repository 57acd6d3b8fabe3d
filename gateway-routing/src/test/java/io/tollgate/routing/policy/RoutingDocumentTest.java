package io.tollgate.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.plan.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingDocumentTest {

    /** A Monday. */
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final Asked ASKED =
            new Asked(Map.of("tier", "free"), Map.of("env", "prod"), 2_000, Optional.of("ann"), MONDAY_NOON, 7);

    private record Asked(
            Map<String, String> allMetadata,
            Map<String, String> tags,
            long inputTokens,
            Optional<String> endUser,
            Instant at,
            long seed)
            implements Circumstances {

        @Override
        public Optional<String> metadata(String name) {
            return Optional.ofNullable(allMetadata.get(name));
        }

        @Override
        public Optional<String> tag(String name) {
            return Optional.ofNullable(tags.get(name));
        }

        Asked by(String user, long ownSeed) {
            return new Asked(allMetadata, tags, inputTokens, Optional.of(user), at, ownSeed);
        }

        Asked at(String moment) {
            return new Asked(allMetadata, tags, inputTokens, endUser, Instant.parse(moment), seed);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | true",
                "{'metadata': {'tier': ['free', 'trial']}} | true",
                "{'metadata': {'tier': ['paid']}} | false",
                "{'metadata': {'other': ['free']}} | false",
                "{'tags': {'env': ['prod']}} | true",
                "{'tags': {'env': ['test']}} | false",
                "{'min_input_tokens': 2000, 'max_input_tokens': 2000} | true",
                "{'min_input_tokens': 2001} | false",
                "{'max_input_tokens': 1999} | false",
                "{'end_users': ['ann']} | true",
                "{'end_users': ['bob']} | false",
                "{'hours': {'from': '08:00', 'to': '18:00'}} | true",
                "{'hours': {'from': '08:00', 'to': '18:00', 'days': ['tue']}} | false",
                "{'tags': {'env': ['prod']}, 'end_users': ['bob']} | false"
            },
            quoteCharacter = '~')
    void appliesWhereAllOfItsConditionHolds(String when, boolean applies) {
        RoutingDocument document = document("{'name': 'r', 'when': " + when + ", 'then': {'strategy': 'price'}}");

        assertThat(under(document, ASKED).rules().strategy())
                .isEqualTo(applies ? Optional.of(Strategy.PRICE) : Optional.of(Strategy.LATENCY));
        assertThat(under(document, ASKED).applied()).isEqualTo(applies ? List.of("r") : List.of());
    }

    @Test
    void countsTheNightToTheDayOnWhichItBegins() {
        RoutingDocument document = document(
                "{'name': 'night', 'when': {'hours': {'from': '22:00', 'to': '06:00', 'days': ['mon']}}, 'then': {}}");

        assertThat(under(document, ASKED.at("2026-03-02T23:00:00Z")).applied()).hasSize(1);
        assertThat(under(document, ASKED.at("2026-03-03T05:59:00Z")).applied()).hasSize(1);
        assertThat(under(document, ASKED.at("2026-03-03T06:00:00Z")).applied()).isEmpty();
        assertThat(under(document, ASKED.at("2026-03-02T05:00:00Z")).applied()).isEmpty();
    }

    @Test
    void takesItsPercentageOfTheRequests() {
        RoutingDocument canary = document("{'name': 'canary', 'percent': 10, 'models': ['new'], 'then': {}}");

        long taken = LongStream.range(0, 10_000)
                .filter(seed -> under(canary, ASKED.by("ann", seed)).models().equals(List.of("new")))
                .count();

        assertThat(taken).isBetween(900L, 1_100L);
    }

    @Test
    void drawsAnEndUserOnceForAll() {
        RoutingDocument half = document("{'name': 'half', 'percent': 50, 'by': 'end_user', 'then': {}}");

        assertThat(LongStream.range(0, 100)
                        .mapToObj(user -> LongStream.range(0, 10)
                                .mapToObj(seed -> under(half, ASKED.by("user-" + user, seed))
                                        .applied())
                                .distinct()
                                .toList())
                        .toList())
                .allSatisfy(lots -> assertThat(lots).hasSize(1))
                .contains(List.of(List.of()), List.of(List.of("half")));
    }

    @Test
    void letsTheFirstRuleThatAppliesHold() {
        RoutingDocument split = document(
                "{'name': 'a', 'percent': 50, 'models': ['a'], 'then': {}}, {'name': 'b', 'models': ['b'], 'then': {}}");

        assertThat(LongStream.range(0, 200)
                        .mapToObj(seed -> under(split, ASKED.by("ann", seed)).models()))
                .contains(List.of("a"), List.of("b"))
                .doesNotContain(List.of());
    }

    @Test
    void addsWhatEachPlaceSays() {
        DocumentStack stack = DocumentStack.NONE
                .with(document("{'name': 'organization', 'then': {'ignore': ['x']}}"))
                .with(RulesReader.document("{\"ignore\": [\"y\"], \"strategy\": \"weighted\"}"));

        RoutingChoice choice = stack.under(ASKED);

        assertThat(choice.rules().constraints().ignored()).containsExactlyInAnyOrder("x", "y");
        assertThat(choice.rules().strategy()).contains(Strategy.WEIGHTED);
        assertThat(choice.applied()).containsExactly("organization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'then': {}} | routing.rules[0].name",
                "{'name': 'r', 'percent': 0} | routing.rules[0].percent",
                "{'name': 'r', 'by': 'day'} | routing.rules[0].by",
                "{'name': 'r', 'when': {'weather': 'fine'}} | routing.rules[0].when.weather",
                "{'name': 'r', 'when': {'tags': {'env': 'prod'}}} | routing.rules[0].when.tags.env",
                "{'name': 'r', 'when': {'hours': {'from': '8', 'to': '18:00'}}} | routing.rules[0].when.hours.from",
                "{'name': 'r', 'when': {'hours': {'from': '08:00', 'to': '18:00', 'days': ['x']}}} | routing.rules[0].when.hours.days",
                "{'name': 'r', 'then': {'rules': []}} | routing.rules[0].then.rules",
                "{'name': 'r'}, {'name': 'r'} | routing.rules[1].name"
            },
            quoteCharacter = '~')
    void namesTheMemberThatIsWrong(String rule, String field) {
        assertThatThrownBy(() -> document(rule))
                .isInstanceOfSatisfying(
                        InvalidRules.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    private static RoutingChoice under(RoutingDocument document, Asked request) {
        return DocumentStack.NONE.with(document).under(request);
    }

    private static RoutingDocument document(String rules) {
        return RulesReader.document(("{'strategy': 'latency', 'rules': [" + rules + "]}").replace('\'', '"'));
    }
}
