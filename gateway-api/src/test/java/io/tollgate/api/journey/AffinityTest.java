package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Fault;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that share a prompt's beginning stay where it is cached. */
class AffinityTest extends ChatTest {

    private static final String AFFINITY = "x-tollgate-cache-affinity";
    private static final String PROVIDER = "x-tollgate-provider";
    private static final String MODEL = "cached-model";
    private static final String CAPABILITIES = "[\"chat\", \"streaming\"]";

    @BeforeEach
    void sellCachedInput() {
        for (String provider : new String[] {"alder", "birch", "cedar"}) {
            sell(MODEL, CAPABILITIES, provider, "", "\"input\": \"1\", \"output\": \"2\", \"cache_read\": \"0.1\"");
        }
    }

    @Test
    void staysWhereItsPrefixIsCached() {
        String home = ask("rules of chess", 0).header(PROVIDER).orElseThrow();

        for (int turn = 1; turn < 6; turn++) {
            Reply answer = ask("rules of chess", turn);

            assertThat(answer.header(PROVIDER)).contains(home);
            assertThat(answer.header(AFFINITY)).contains("kept; by=prefix");
        }
    }

    @Test
    void sendsDifferentPrefixesToDifferentHomes() {
        Set<String> homes = new HashSet<>();

        for (int topic = 0; topic < 12; topic++) {
            homes.add(ask("topic " + topic, 0).header(PROVIDER).orElseThrow());
        }

        assertThat(homes).hasSizeGreaterThan(1);
    }

    @Test
    void saysWhyItHasLeftItsHome() {
        String home = ask("rules of go", 0).header(PROVIDER).orElseThrow();
        simulator().provider(home).fail(Fault.status(500));

        assertThat(ask("rules of go", 1).header(AFFINITY)).contains("moved; by=prefix; because=failed");
        ask("rules of go", 2);
        ask("rules of go", 3);

        assertThat(ask("rules of go", 4).header(AFFINITY)).contains("moved; by=prefix; because=open");
    }

    @Test
    void staysByTheCallersOwnKeyToo() {
        String fields = "\"prompt_cache_key\": \"mine\", \"provider\": {\"sort\": \"balanced\"}";
        String home =
                caller.post(PATH, body(fields)).expect(200).header(PROVIDER).orElseThrow();

        for (int turn = 0; turn < 5; turn++) {
            Reply answer = caller.post(PATH, body(fields)).expect(200);

            assertThat(answer.header(PROVIDER)).contains(home);
            assertThat(answer.header(AFFINITY)).contains("kept; by=prompt_cache_key");
        }
        assertThat(caller.post(PATH, body("")).expect(200).header(AFFINITY)).isEmpty();
    }

    private Reply ask(String topic, int turn) {
        return caller.post(PATH, """
                        {"model": "%s", "provider": {"sort": "balanced"}, "messages": [
                         {"role": "system", "content": "%s"}, {"role": "user", "content": "turn %d"}]}
                        """.formatted(MODEL, (topic + ". ").repeat(1_000), turn))
                .expect(200);
    }
}
