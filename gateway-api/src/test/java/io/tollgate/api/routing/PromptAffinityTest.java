package io.tollgate.api.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Affinity;
import io.tollgate.routing.plan.Affinity.Source;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromptAffinityTest {

    private static final UUID ORGANIZATION = new UUID(1, 2);
    private static final String LONG = "So many rules to follow. ".repeat(200);

    @Test
    void goesByTheCallersOwnKeyFirst() {
        String both = "{\"prompt_cache_key\": \"k\", \"session_id\": \"s\", \"messages\": []}";

        assertThat(read(both)).map(Affinity::source).contains(Source.PROMPT_CACHE_KEY);
        assertThat(read(both.replace("prompt_cache_key", "other")))
                .map(Affinity::source)
                .contains(Source.SESSION_ID);
        assertThat(key(both)).isNotEqualTo(key(both.replace("\"k\"", "\"l\"")));
    }

    @Test
    void goesByToolsAndSystemWhereTheyAreLongEnough() {
        String one = messages(system(LONG), user("one"));
        String other = messages(system(LONG), user("other"));

        assertThat(read(one)).map(Affinity::source).contains(Source.PREFIX);
        assertThat(key(one)).isEqualTo(key(other));
        assertThat(key(one)).isNotEqualTo(key(messages(system(LONG + "!"), user("one"))));
        assertThat(read("{\"tools\": [\"" + LONG + "\"], \"input\": \"hi\"}"))
                .map(Affinity::source)
                .contains(Source.PREFIX);
        assertThat(read("{\"system\": \"" + LONG + "\", \"messages\": [" + user("hi") + "]}"))
                .map(Affinity::source)
                .contains(Source.PREFIX);
    }

    @Test
    void goesByTheConversationOtherwise() {
        String begun = messages(system("short"), user(LONG));
        String goneOn = messages(system("short"), user(LONG), user("and then?"));

        assertThat(read(begun)).map(Affinity::source).contains(Source.FIRST_MESSAGE);
        assertThat(key(begun)).isEqualTo(key(goneOn));
        assertThat(key(begun)).isNotEqualTo(key(messages(system("other"), user(LONG))));
    }

    @Test
    void hasNothingInCommonWhereNoProviderCaches() {
        assertThat(read(messages(system("short"), user("hi")))).isEmpty();
    }

    @Test
    void tellsOrganizationsApart() {
        String prompt = messages(system(LONG), user("one"));

        assertThat(key(prompt))
                .isNotEqualTo(PromptAffinity.of(json(prompt), new UUID(1, 3))
                        .orElseThrow()
                        .key());
    }

    private static long key(String body) {
        return read(body).orElseThrow().key();
    }

    private static Optional<Affinity> read(String body) {
        return PromptAffinity.of(json(body), ORGANIZATION);
    }

    private static JsonMembers json(String body) {
        return JsonMembers.read(body.getBytes(UTF_8));
    }

    private static String messages(String... messages) {
        return "{\"messages\": [" + String.join(", ", messages) + "]}";
    }

    private static String system(String text) {
        return "{\"role\": \"system\", \"content\": \"" + text + "\"}";
    }

    private static String user(String text) {
        return "{\"role\": \"user\", \"content\": \"" + text + "\"}";
    }
}
