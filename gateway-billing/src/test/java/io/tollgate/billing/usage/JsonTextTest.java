package io.tollgate.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTextTest {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Property
    void whatIsWrittenIsReadBack(@ForAll String name, @ForAll String value, @ForAll long number, @ForAll boolean flag) {
        JsonText text = new JsonText();
        text.openObject();
        text.member(name, value);
        text.openObject("more");
        text.member("number", number);
        text.member("flag", flag);
        text.closeObject();
        text.closeObject();

        JsonNode read = mapper.readTree(text.toString());

        assertThat(read.get("more").get("number").longValue()).isEqualTo(number);
        assertThat(read.get("more").get("flag").booleanValue()).isEqualTo(flag);
        assertThat(name.equals("more") || read.get(name).stringValue().equals(value))
                .isTrue();
    }

    @Example
    void whatJsonDoesNotAllowInTextsIsEscaped() {
        JsonText text = new JsonText();
        text.openObject();
        text.member("a\"b", "\\ \" \u0000 \u001f \n ü 🌉 {[,");
        text.closeObject();

        assertThat(text).hasToString("{\"a\\\"b\":\"\\\\ \\\" \\u0000 \\u001f \\u000a ü 🌉 {[,\"}");
    }

    @Example
    void commasStandBetweenMembersAndBetweenItems() {
        JsonText text = new JsonText();
        text.openObject();
        text.openList("none");
        text.closeList();
        text.openList("two");
        text.openObject();
        text.closeObject();
        text.openObject();
        text.member("a", 1);
        text.member("b", "{");
        text.member("c", true);
        text.closeObject();
        text.closeList();
        text.closeObject();

        assertThat(text).hasToString("{\"none\":[],\"two\":[{},{\"a\":1,\"b\":\"{\",\"c\":true}]}");
    }
}
