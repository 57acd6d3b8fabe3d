package io.tollgate.routing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonSpliceTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Property
    void keepsEveryByteWithoutAnEdit(@ForAll("objects") String json) {
        assertThat(splice(json).apply()).isEqualTo(json.getBytes(UTF_8));
    }

    @Property
    void doesWhatATreeEditWouldDo(
            @ForAll("objects") String json,
            @ForAll("someNames") Set<String> set,
            @ForAll("someNames") Set<String> removed,
            @ForAll("values") String value) {
        JsonSplice splice = splice(json);
        ObjectNode expected = (ObjectNode) MAPPER.readTree(json);

        set.forEach(name -> splice.set(name, value.getBytes(UTF_8)));
        removed.forEach(splice::remove);

        set.forEach(name -> expected.set(name, MAPPER.readTree(value)));
        removed.forEach(expected::remove);
        assertThat(tree(splice)).isEqualTo(expected);
    }

    @Property
    void leavesEveryOtherMembersBytesAlone(@ForAll("objects") String json, @ForAll("someNames") Set<String> touched) {
        JsonMembers before = JsonMembers.read(json.getBytes(UTF_8));
        JsonSplice splice = JsonSplice.of(before);
        touched.forEach(name -> splice.set(name, "1".getBytes(UTF_8)));

        JsonMembers after = JsonMembers.read(splice.apply());

        Set<String> others = new HashSet<>();
        before.all().forEach(member -> others.add(member.name()));
        others.removeAll(touched);
        assertThat(others)
                .allSatisfy(name -> assertThat(after.raw(after.find(name).orElseThrow()))
                        .isEqualTo(before.raw(before.find(name).orElseThrow())));
    }

    @Test
    void editsInPlace() {
        byte[] edited = splice("{ \"model\" : \"a\" ,\"n\":1.0, \"x\":[ ] }")
                .set("model", JsonSplice.quoted("b\"ü"))
                .remove("n")
                .set("max_tokens", "5".getBytes(UTF_8))
                .apply();

        assertThat(new String(edited, UTF_8)).isEqualTo("{ \"model\" : \"b\\\"ü\", \"x\":[ ],\"max_tokens\":5 }");
    }

    @Test
    void takesOneCommaWithWhatItRemoves() {
        assertThat(text(splice("{\"a\":1,\"b\":2}").remove("a"))).isEqualTo("{\"b\":2}");
        assertThat(text(splice("{\"a\":1,\"b\":2}").remove("b"))).isEqualTo("{\"a\":1}");
        assertThat(text(splice("{\"a\":1}").remove("a"))).isEqualTo("{}");
        assertThat(text(splice("{ \"a\":1 , \"b\":2 }").remove("a").remove("b").set("c", "3".getBytes(UTF_8))))
                .isEqualTo("{ \"c\":3 }");
    }

    @Test
    void editsOnlyTheObjectItWasGiven() {
        byte[] document = "data: {\"usage\":{\"n\":1},\"n\":2}\n\n".getBytes(UTF_8);
        JsonMembers outer = JsonMembers.read(document, 6, document.length - 2);
        JsonMembers usage = outer.object(outer.find("usage").orElseThrow());

        byte[] edited = JsonSplice.of(usage).set("cost", "0.5".getBytes(UTF_8)).apply();

        assertThat(new String(edited, UTF_8)).isEqualTo("data: {\"usage\":{\"n\":1,\"cost\":0.5},\"n\":2}\n\n");
    }

    @Provide
    Arbitrary<String> objects() {
        return WrittenJson.objects();
    }

    @Provide
    Arbitrary<String> values() {
        return WrittenJson.values();
    }

    @Provide
    Arbitrary<Set<String>> someNames() {
        return Arbitraries.of("model", "stream", "a", "ä", "", "new", "n").set().ofMaxSize(4);
    }

    private static JsonSplice splice(String json) {
        return JsonSplice.of(JsonMembers.read(json.getBytes(UTF_8)));
    }

    private static JsonNode tree(JsonSplice splice) {
        return MAPPER.readTree(splice.apply());
    }

    private static String text(JsonSplice splice) {
        return new String(splice.apply(), UTF_8);
    }
}
