package io.tollgate.api.journey;

import io.tollgate.simulator.Cloud;

/** A deployment at Azure, asked with a key. */
class AzureKeyTest extends FamilyTest {

    AzureKeyTest() {
        super("alder-azure", "azure", "toll-deployment");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.azureUrl();
    }

    @Override
    String credential(Cloud cloud) {
        return simulator().provider("alder").apiKey();
    }

    @Override
    String path(boolean stream) {
        return "/openai/deployments/toll-deployment/chat/completions?api-version=2024-10-21";
    }
}
