package io.tollgate.routing.provider.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final String NUMBERS =
            "{\"data\" : [ {\"embedding\":[1.0, 5e-1],\"index\":0} ,{\"index\":1,\"embedding\":[0,-2]}],\"model\":\"m\"}";
    private static final String PACKED =
            "{\"data\" : [ {\"embedding\":\"AACAPwAAAD8=\",\"index\":0} ,{\"index\":1,\"embedding\":\"AAAAAAAAAMA=\"}],\"model\":\"m\"}";

    @Test
    void packsWhatAHostDidNotThoughItsCallerAskedForIt() {
        assertThat(answered("\"base64\"", NUMBERS)).isEqualTo(PACKED);
    }

    @Test
    void leavesEverythingElseAsItCame() {
        assertThat(answered("\"base64\"", PACKED)).isEqualTo(PACKED);
        assertThat(answered("\"float\"", NUMBERS)).isEqualTo(NUMBERS);
        assertThat(answered("null", NUMBERS)).isEqualTo(NUMBERS);
    }

    private static String answered(String encoding, String answer) {
        ProviderCall call = ProviderCall.of(
                Operation.EMBEDDINGS,
                Samples.json("{\"input\":\"a\",\"encoding_format\":" + encoding + "}"),
                "small-1");
        return Packing.apply(call, Samples.json(answer)).text();
    }
}
