package io.tollgate.routing.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonMembersTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Property
    void findsWhatATreeParserFinds(@ForAll("objects") String json) {
        JsonNode tree = MAPPER.readTree(json);

        JsonMembers members = read(json);

        assertThat(members.all()).extracting(JsonMember::name).containsExactlyElementsOf(tree.propertyNames());
        assertThat(members.all())
                .allSatisfy(member ->
                        assertThat(MAPPER.readTree(members.raw(member))).isEqualTo(tree.get(member.name())));
    }

    @Test
    void saysWhatIsBrokenInTheCallersWords() {
        assertThatExceptionOfType(BrokenJson.class)
                .isThrownBy(() -> read("{\"messages\": [{\"role\": \"user\""))
                .withMessageContaining("the JSON is broken at line 1")
                .withMessageNotContainingAny("Source", "StreamRead", "REDACTED");
        assertThatExceptionOfType(BrokenJson.class)
                .isThrownBy(() -> read("{\"a\": " + "[".repeat(2_000)))
                .withMessageContaining("the JSON goes beyond a limit")
                .withMessageContaining("500")
                .withMessageNotContainingAny("from `", "StreamRead");
    }

    @Property
    void countsSpansFromTheDocumentsBeginning(@ForAll("objects") String json) {
        String document = "data: " + json + "\n\n";

        JsonMembers members = JsonMembers.read(document.getBytes(UTF_8), 6, 6 + json.getBytes(UTF_8).length);

        assertThat(members.all())
                .extracting(members::raw)
                .containsExactlyElementsOf(
                        read(json).all().stream().map(read(json)::raw).toList());
    }

    @Provide
    Arbitrary<String> objects() {
        return WrittenJson.objects();
    }

    @Test
    void readsWhatMembersHold() {
        JsonMembers members = read("""
                {"model": "gpt\\u002d4o", "stream": true, "max_tokens": 12.9, "n": 1e3, "big": 1e99, "tools": null}\
                """);

        assertThat(members.string("model")).contains("gpt-4o");
        assertThat(members.bool("stream")).contains(true);
        assertThat(members.number("max_tokens")).hasValue(12);
        assertThat(members.number("n")).hasValue(1000);
        assertThat(members.number("big")).isEmpty();
        assertThat(members.number("model")).isEmpty();
        assertThat(members.has("tools")).isFalse();
        assertThat(members.find("tools")).isPresent();
        assertThat(members.find("missing")).isEmpty();
    }

    @Test
    void tellsWholeNumbersFromThoseWithAFraction() {
        JsonMembers members =
                read("{\"a\": 12, \"b\": 12.0, \"c\": 1.2e1, \"d\": 12.5, \"e\": 1e-2000000000, \"f\": true}");

        assertThat(members.whole("a")).hasValue(12);
        assertThat(members.whole("b")).hasValue(12);
        assertThat(members.whole("c")).hasValue(12);
        assertThat(members.whole("d")).isEmpty();
        assertThat(members.whole("e")).isEmpty();
        assertThat(members.whole("f")).isEmpty();
        assertThat(members.whole("missing")).isEmpty();
    }

    @Test
    void doesNotExpandHugeExponents() {
        assertThat(read("{\"n\": 1e2000000000}").number("n")).isEmpty();
        assertThat(read("{\"n\": 1e-2000000000}").number("n")).hasValue(0);
        assertThat(read("{\"n\": 1e99999999999}").whole("n")).isEmpty();
    }

    @Test
    void goesBeyondALimitWithANumberOfThousandsOfDigits() {
        assertBroken("{\"n\": " + "1".repeat(100_000) + "}", "the JSON goes beyond a limit");
    }

    @Test
    void saysWhereTheJsonIsBroken() {
        assertBroken("{\"model\": \"a\",\n \"stream\": tru}", "line 2", "column", "byte");
        assertBroken("{\"model\": \"a\"", "the JSON is broken");
        assertBroken("{\"model\": \"a\"}}", "the JSON is broken");
        assertBroken("{\"model\": \"a\"} {}", "more after the JSON object's end at byte 14");
        assertBroken("[]", "not a JSON object");
        assertBroken("", "not a JSON object");
        assertBroken("{\"deep\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}", "the JSON goes beyond a limit");
    }

    @Test
    void doesNotQuoteTheDocument() {
        assertThatExceptionOfType(BrokenJson.class)
                .isThrownBy(() -> read("{\"prompt\": \"my secret\", oops}"))
                .satisfies(broken -> assertThat(broken.getMessage()).doesNotContain("secret"));
    }

    @Test
    void refusesANameThatIsThereTwiceInWhateverSpelling() {
        assertThatExceptionOfType(BrokenJson.class)
                .isThrownBy(() -> read("{\"model\": \"a\", \"mod\\u0065l\": \"b\"}"))
                .withMessageContaining("'model' is there twice")
                .satisfies(broken -> assertThat(broken.member()).contains("model"));
    }

    @Test
    void leavesNestedDuplicatesToTheProvider() {
        assertThat(read("{\"metadata\": {\"a\": 1, \"a\": 2}}").find("metadata"))
                .isPresent();
    }

    @Test
    void refusesOtherEncodings() {
        assertThatExceptionOfType(BrokenJson.class)
                .isThrownBy(() -> JsonMembers.read("{\"model\": 1}".getBytes(UTF_16)))
                .withMessageContaining("UTF-8");
    }

    private static void assertBroken(String json, String... saying) {
        assertThatExceptionOfType(BrokenJson.class)
                .isThrownBy(() -> read(json))
                .satisfies(broken -> assertThat(broken.getMessage()).contains(saying));
    }

    private static JsonMembers read(String json) {
        return JsonMembers.read(json.getBytes(UTF_8));
    }
}
