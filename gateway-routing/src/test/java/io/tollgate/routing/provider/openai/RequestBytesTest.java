package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.WrittenJson;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a caller writes, and however: what the gateway has no word in reaches the provider byte for byte. */
class RequestBytesTest {

    private static final Attempt ATTEMPT = Samples.attempt("acme", URI.create("http://localhost/v1"));
    private static final Set<String> EDITED =
            Set.of("model", "stream_options", "max_tokens", "max_completion_tokens", "max_output_tokens", "store");
    private static final Set<String> REMOVED = Set.of("provider", "models", "session_id");

    @Property(tries = 300)
    void keepsEveryByteOfWhatItDoesNotEdit(@ForAll("objects") String json, @ForAll Operation operation) {
        JsonMembers own = Samples.json(json);
        ProviderCall call = ProviderCall.of(operation, own, "public").streaming(false);

        JsonMembers sent = sent(call.capped(OptionalLong.of(7)));

        assertThat(untouched(sent)).isEqualTo(untouched(own));
        assertThat(sent.string("model")).contains("upstream-small");
    }

    @Property(tries = 300)
    void changesNothingButTheModelsName(@ForAll("objects") String json) {
        JsonMembers own = Samples.json(json);

        byte[] body = new OpenAiProvider()
                .encode(ProviderCall.of(Operation.EMBEDDINGS, own, "public"), ATTEMPT)
                .body()
                .get();

        assertThat(body)
                .asString(UTF_8)
                .isEqualTo(own.find("model").map(model -> replaced(own, model)).orElseGet(() -> added(own)));
    }

    @Provide
    Arbitrary<String> objects() {
        return WrittenJson.objects();
    }

    private static JsonMembers sent(ProviderCall call) {
        return JsonMembers.read(
                new OpenAiProvider().encode(call, ATTEMPT).body().get());
    }

    /** In order, each with its name, the way it is written included, and its value. */
    private static List<String> untouched(JsonMembers members) {
        return members.all().stream()
                .filter(member -> !EDITED.contains(member.name()) && !REMOVED.contains(member.name()))
                .map(member -> written(members, member))
                .toList();
    }

    private static String written(JsonMembers members, JsonMember member) {
        return new String(members.document(), member.start(), member.valueEnd() - member.start(), UTF_8);
    }

    private static String replaced(JsonMembers members, JsonMember model) {
        return text(members, 0, model.valueStart()) + "\"upstream-small\""
                + text(members, model.valueEnd(), members.document().length);
    }

    private static String added(JsonMembers members) {
        int end = members.all().stream().mapToInt(JsonMember::valueEnd).max().orElse(1);
        String comma = members.all().isEmpty() ? "" : ",";
        return text(members, 0, end) + comma + "\"model\":\"upstream-small\""
                + text(members, end, members.document().length);
    }

    private static String text(JsonMembers members, int from, int to) {
        return new String(members.document(), from, to - from, UTF_8);
    }
}
