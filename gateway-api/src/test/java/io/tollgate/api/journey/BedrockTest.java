package io.tollgate.api.journey;

import io.tollgate.simulator.Cloud;

/** Claude Sonnet 4.5 as AWS Bedrock sells it, asked with signatures. */
abstract class BedrockTest extends FamilyTest {

    static final String MODEL = "anthropic.claude-sonnet-4-5-v1:0";

    private final String quirks;

    /**
     * @param quirks of the provider's wire, as JSON
     */
    BedrockTest(String provider, String family, String quirks) {
        super(provider, family, MODEL);
        this.quirks = quirks;
    }

    @Override
    final String baseUrl(Cloud cloud) {
        return cloud.bedrockUrl();
    }

    @Override
    final String credential(Cloud cloud) {
        return cloud.awsKeys();
    }

    @Override
    final String more() {
        return ", \"wire\": {\"auth\": {\"scheme\": \"aws\", \"region\": \"eu-central-1\"}, \"quirks\": " + quirks
                + "}";
    }
}
