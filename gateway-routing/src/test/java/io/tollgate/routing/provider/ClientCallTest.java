package io.tollgate.routing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.plan.Attempt;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientCallTest {

    private static final Attempt ATTEMPT = Samples.attempt("acme", URI.create("http://localhost"));
    private static final ProviderCall OWN = ProviderCall.of(Operation.MESSAGES, Samples.json("{\"own\":1}"), "small-1");

    @Test
    void sendsTheCallersBytesToWhoeverSpeaksTheProtocol() {
        Conversation conversation = new ClientCall(OWN, Optional.of(new Shouting())).with(new Echo(true), ATTEMPT);

        assertThat(conversation.requests().get(0).body().get()).asString(UTF_8).isEqualTo("{\"own\":1}");
        assertThat(answer(conversation)).isEqualTo("answer");
    }

    @Test
    void sendsTheCanonicalFormToOthersAndTranslatesTheirAnswer() {
        Conversation conversation = new ClientCall(OWN, Optional.of(new Shouting())).with(new Echo(false), ATTEMPT);

        assertThat(conversation.requests().get(0).body().get()).asString(UTF_8).isEqualTo("{\"canonical\":1}");
        assertThat(answer(conversation)).isEqualTo("ANSWER");
    }

    @Test
    void translatesTheErrorThatEndsAStream() {
        Conversation conversation = new ClientCall(OWN, Optional.of(new Shouting())).with(new Echo(false), ATTEMPT);

        StreamEvent last = conversation.streamDecoder().end().get(0);

        assertThat(((StreamEvent.Broken) last).failure().bodyForCaller().orElseThrow())
                .asString(UTF_8)
                .isEqualTo("400 BROKEN");
    }

    @Test
    void saysWhichFieldHasNoCanonicalForm() {
        ProviderCall odd = ProviderCall.of(Operation.MESSAGES, Samples.json("{\"odd\":1}"), "small-1");
        ClientCall call = new ClientCall(odd, Optional.of(new Shouting()));

        assertThatThrownBy(() -> call.with(new Echo(false), ATTEMPT))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        problem -> assertThat(
                                        call.unasked(problem).bodyForCaller().orElseThrow())
                                .asString(UTF_8)
                                .contains("400")
                                .contains("\"PARAM\":\"ODD\""));
    }

    private static String answer(Conversation conversation) {
        return conversation
                .decode(List.of(new UpstreamAnswer(200, Map.of(), "answer".getBytes(UTF_8))))
                .fold(whole -> new String(whole.body(), UTF_8), Failure::message);
    }

    /** A family that gives back what it is given. */
    private record Echo(boolean speaksAll) implements Provider {

        @Override
        public Protocol protocol() {
            return Protocol.OPENAI;
        }

        @Override
        public boolean speaks(Operation operation, Offering offering) {
            return speaksAll || operation == Operation.CHAT;
        }

        @Override
        public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
            return new UpstreamRequest(
                    attempt.offering().provider().baseUrl(),
                    Map.of(),
                    () -> call.body().json().document());
        }

        @Override
        public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
            return new Decoded.Answered(new Answer(answer.body(), Optional.empty(), Optional.empty(), 1));
        }

        @Override
        public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
            return new StreamDecoder() {

                @Override
                public List<StreamEvent> feed(byte[] bytes) {
                    return List.of();
                }

                @Override
                public List<StreamEvent> end() {
                    return List.of(
                            new StreamEvent.Broken(new Failure.CallersFault("broken", 400, "broken".getBytes(UTF_8))));
                }
            };
        }
    }

    /** A protocol whose answers are the canonical ones in capital letters. */
    private static final class Shouting implements Translation {

        @Override
        public ProviderCall request(ProviderCall own) {
            if (own.body().json().has("odd")) {
                throw new Untranslatable("odd", "there is no word for it");
            }
            return own.as(Operation.CHAT, Samples.json("{\"canonical\":1}"));
        }

        @Override
        public Answer answer(ProviderCall own, Answer canonical) {
            return new Answer(
                    loud(canonical.body()), canonical.usage(), canonical.finishReason(), canonical.outputBytes());
        }

        @Override
        public StreamDecoder stream(ProviderCall own, StreamDecoder canonical) {
            return canonical;
        }

        @Override
        public byte[] error(int status, byte[] canonical) {
            return (status + " " + new String(loud(canonical), UTF_8)).getBytes(UTF_8);
        }

        private static byte[] loud(byte[] text) {
            return new String(text, UTF_8).toUpperCase(Locale.ROOT).getBytes(UTF_8);
        }
    }
}
