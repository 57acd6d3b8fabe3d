package io.tollgate.api.journey;

import io.tollgate.simulator.Cloud;
import org.junit.jupiter.api.Test;

/** A deployment at Azure, asked with tokens of Entra. */
class AzureEntraTest extends FamilyTest {

    AzureEntraTest() {
        super("alder-azure-entra", "azure-entra", "toll-deployment");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.azureUrl();
    }

    @Override
    String credential(Cloud cloud) {
        return cloud.entraApplication();
    }

    @Override
    String path(boolean stream) {
        return "/openai/deployments/toll-deployment/chat/completions?api-version=2024-10-21";
    }

    @Test
    void asksForATokenOnceAndNotForEachRequest() {
        assertThatATokenServesTwice();
    }
}
