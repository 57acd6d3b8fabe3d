package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.simulator.Cloud;
import io.tollgate.simulator.Fault;
import org.junit.jupiter.api.Test;

/** A model that AWS Bedrock sells by Converse, asked with signatures. */
class BedrockConverseTest extends FamilyTest {

    BedrockConverseTest() {
        super("alder-bedrock", "bedrock", "anthropic.claude-sonnet-4-5-v1:0");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.bedrockUrl();
    }

    @Override
    String credential(Cloud cloud) {
        return cloud.awsKeys();
    }

    @Override
    String more() {
        return ", \"wire\": {\"auth\": {\"scheme\": \"aws\", \"region\": \"eu-central-1\"}}";
    }

    @Override
    String path(boolean stream) {
        return "/model/anthropic.claude-sonnet-4-5-v1%3A0/" + (stream ? "converse-stream" : "converse");
    }

    @Test
    void countsTokensWhereTheyWouldBeRead() {
        assertTokensAreCountedBy("provider");
        assertThat(lastReceived().path()).endsWith("/count-tokens");
    }

    @Test
    void estimatesTokensWhereNobodyCounts() {
        simulator().provider("alder").fail(Fault.status(500));

        assertTokensAreCountedBy("estimated");
    }
}
