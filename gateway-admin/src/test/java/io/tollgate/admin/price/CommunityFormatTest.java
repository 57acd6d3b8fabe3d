package io.tollgate.admin.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommunityFormatTest {

    private static final BookEntry OFFERING =
            new BookEntry("large-at-alder", "alder", "large", Map.of(), Map.of(), false);

    @Test
    void readsUsdPerTokenAsExactDecimals() {
        Imported read = entry("""
                "mode": "chat", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 0.00001,
                "cache_read_input_token_cost": 1.25E-7, "cache_creation_input_token_cost": 1.5625e-06,
                "cache_creation_input_token_cost_above_1hr": 2.5e-06, "max_tokens": 65535
                """);

        assertThat(price(read))
                .containsEntry("input", "1.25")
                .containsEntry("output", "10")
                .containsEntry("cache_read", "0.125")
                .containsEntry("cache_write_5m", "1.5625")
                .containsEntry("cache_write_1h", "2.5");
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void readsThresholdsTiersAndBatches() {
        Imported read = entry("""
                "mode": "chat", "input_cost_per_token": 2e-06, "output_cost_per_token": 12e-06,
                "input_cost_per_token_above_200k_tokens": 4e-06, "output_cost_per_token_above_200k_tokens": 18e-06,
                "input_cost_per_token_batches": 1e-06, "output_cost_per_token_batches": 6e-06,
                "input_cost_per_token_above_200k_tokens_batches": 2e-06,
                "input_cost_per_token_priority": 3.6e-06, "output_cost_per_token_priority": 21.6e-06,
                "input_cost_per_token_above_200k_tokens_priority": 7.2e-06
                """);

        assertThat(price(read))
                .containsEntry("above_200k.input", "4")
                .containsEntry("batch.output", "6")
                .containsEntry("above_200k.batch.input", "2")
                .containsEntry("above_200k.priority.input", "7.2")
                .containsEntry("above_200k.batch.output", "9")
                .containsEntry("above_200k.priority.output", "32.4");
        assertThat(read.remarks())
                .extracting(ImportRemark::message)
                .containsExactlyInAnyOrder(
                        "above_200k.batch.output: is not in the map; taken in proportion",
                        "above_200k.priority.output: is not in the map; taken in proportion");
    }

    @Test
    void readsSteps() {
        Imported read = entry("""
                "mode": "chat", "output_cost_per_token": 9e-06, "tiered_pricing": [
                    {"range": [0, 32000.0], "input_cost_per_token": 1e-06, "output_cost_per_token": 5e-06,
                     "cache_read_input_token_cost": 1e-07},
                    {"range": [32000.0, 128000.0], "input_cost_per_token": 1.8e-06, "output_cost_per_token": 9e-06},
                    {"range": [128000.0, null], "input_cost_per_token": 3e-06}]
                """);

        assertThat(price(read))
                .containsEntry("input", "1")
                .containsEntry("output", "5")
                .containsEntry("cache_read", "0.1")
                .containsEntry("above_32k.input", "1.8")
                .containsEntry("above_32k.output", "9")
                .containsEntry("above_128k.input", "3");
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void leavesOutStepsAtOddNumbers() {
        assertLeftOut(
                "\"mode\": \"chat\", \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 2e-06, \"tiered_pricing\":"
                        + " [{\"range\": [32768, 131072], \"input_cost_per_token\": 2e-06}]",
                "tiered_pricing: a range has to begin at whole thousands of tokens, and not at 32768");
    }

    @Test
    void readsWhatIsNotBilledByTokens() {
        Imported read = entry("""
                "mode": "audio_transcription", "input_cost_per_second": 0.0001, "input_cost_per_audio_token": 6e-06,
                "search_context_cost_per_query": {"search_context_size_low": 0.01, "search_context_size_high": 0.014}
                """);

        assertThat(price(read))
                .containsEntry("input", "0")
                .containsEntry("second", "0.0001")
                .containsEntry("audio_input", "6")
                .containsEntry("search", "0.014");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-search-preview, request",
        "gpt-5-search-api-2025-10-14, request",
        "alder/sonar-reasoning-pro, request",
        "alder/sonar-deep-research, search",
        "gpt-4o, search",
        "gemini-2.5-flash, search"
    })
    void takesTheSearchOfWhoeverSearchesOnceForEachRequestAsPartOfThat(String model, String unit) {
        BookEntry offering =
                new BookEntry("searching", "alder", model.substring(model.indexOf('/') + 1), Map.of(), Map.of(), false);

        Imported read = new CommunityFormat().read("""
                        {"%s": {"litellm_provider": "alder", "mode": "chat",
                            "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06,
                            "search_context_cost_per_query": {"search_context_size_low": 0.005}}}
                        """.formatted(model), List.of(offering));

        assertThat(Objects.requireNonNull(read.prices().get("searching")).price())
                .containsEntry(unit, "0.005");
    }

    @Test
    void reportsTheKnownDefectsAndLeavesThemOut() {
        assertLeftOut(
                "\"mode\": \"chat\", \"input_cost_per_token\": 3e-06, \"output_cost_per_token\": 15e-06,"
                        + " \"cache_creation_input_token_cost\": 3.75e-06,"
                        + " \"cache_creation_input_token_cost_above_1hr\": 3e-06",
                "cache_write_1h: 3 is below cache_write_5m");
        assertLeftOut(
                "\"mode\": \"embedding\", \"input_cost_per_token\": 3e-06, \"output_cost_per_token\": 15e-06,"
                        + " \"supports_function_calling\": true",
                "mode is 'embedding'");
        assertLeftOut(
                "\"mode\": \"chat\", \"input_cost_per_token\": 3e-06, \"output_cost_per_token\": 15e-06,"
                        + " \"cache_creation_input_token_cost\": 3e-07, \"cache_read_input_token_cost\": 3e-07",
                "writing a cache is not as cheap as reading it");
    }

    @Test
    void refusesAPriceThatIsPerMillionWhereTheMapIsPerToken() {
        assertLeftOut(
                "\"mode\": \"chat\", \"input_cost_per_token\": 3, \"output_cost_per_token\": 15",
                "is above 10000; is it per token?");
    }

    @Test
    void takesNoPriceForNothingFromAnEntryThatLacksSome() {
        assertLeftOut("\"supports_vision\": true", "input: a price needs it");
        assertLeftOut("\"mode\": \"image_generation\"", "input: a price needs it");
        assertLeftOut("\"input_cost_per_token\": 1e-06", "output: a price needs it");
        assertLeftOut("\"mode\": \"responses\", \"input_cost_per_token\": 1e-06", "output: a price needs it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2e-07\"", "true", "1e99999999", "1e-99999999"})
    void leavesOutWhatHasARateThatIsNoNumberOrALongOne(String written) {
        String sound = "\"mode\": \"embedding\", \"input_cost_per_token\": 1e-06, ";

        assertLeftOut(
                "\"mode\": \"embedding\", \"input_cost_per_token\": " + written, "input_cost_per_token: is no decimal");
        assertLeftOut(
                sound + "\"tiered_pricing\": [{\"range\": [0, 32000], \"output_cost_per_token\": " + written + "}]",
                "output_cost_per_token: is no decimal");
        assertLeftOut(
                sound + "\"tiered_pricing\": [{\"range\": [" + written + ", null], \"input_cost_per_token\": 2e-06}]",
                "a range has to begin at whole thousands");
        assertLeftOut(
                sound + "\"search_context_cost_per_query\": {\"search_context_size_low\": " + written + "}",
                "search_context_cost_per_query: is no decimal");
    }

    @Test
    void saysWhichPricesItDoesNotUnderstand() {
        Imported read = entry("""
                "mode": "chat", "input_cost_per_token": 3e-06, "output_cost_per_token": 15e-06,
                "code_interpreter_cost_per_session": 0.03
                """);

        assertThat(read.prices()).containsKey("large-at-alder");
        assertThat(read.remarks())
                .containsExactly(new ImportRemark(
                        "large", false, "code_interpreter_cost_per_session: is not understood, and not imported"));
    }

    @Test
    void knowsAnEntryByItsModelAndItsProvider() {
        String map = """
                {"sample_spec": {"litellm_provider": "one of many"},
                 "large": {"litellm_provider": "birch", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06},
                 "alder/large": {"litellm_provider": "alder", "input_cost_per_token": 2e-06, "output_cost_per_token": 2e-06}}
                """;

        assertThat(price(new CommunityFormat().read(map, List.of(OFFERING)))).containsEntry("input", "2");
    }

    @Test
    void refusesWhatIsNoMap() {
        assertThatThrownBy(() -> new CommunityFormat().read("{\"data\": []}", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommunityFormat().read("offering,book", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Imported entry(String fields) {
        String map = "{\"large\": {\"litellm_provider\": \"alder\", %s}}".formatted(fields);
        return new CommunityFormat().read(map, List.of(OFFERING));
    }

    private static Map<String, String> price(Imported imported) {
        assertThat(imported.prices()).as(imported.remarks().toString()).containsKey("large-at-alder");
        return Objects.requireNonNull(imported.prices().get("large-at-alder")).price();
    }

    private static void assertLeftOut(String fields, String message) {
        Imported read = entry(fields);
        assertThat(read.prices()).isEmpty();
        assertThat(read.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.leftOut()).isTrue();
            assertThat(remark.message()).contains(message);
        });
    }
}
