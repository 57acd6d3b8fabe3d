package io.tollgate.api.journey;

import io.tollgate.api.testing.Market;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What operators do with an offering of a test's own, which others do not see. */
abstract class OwnOfferingJourney extends BrowserJourney {

    /** Also its model's. */
    final String slug = "own-" + UUID.randomUUID();

    @BeforeEach
    void offer() {
        operator().put("/api/operator/models/" + slug, """
                {"display_name": "Own", "context_length": 8192, "max_output_tokens": 1024, "capabilities": ["chat"]}
                """).expectSuccess();
        price("1");
    }

    @AfterEach
    void withdraw() {
        operator().delete("/api/operator/offerings/" + slug);
        operator().delete("/api/operator/models/" + slug);
    }

    /** What somebody else does meanwhile. */
    final void price(String input) {
        operator()
                .put("/api/operator/offerings/" + slug, """
                {"model": "%s", "provider": "%s", "upstream_model": "x", "price": {"input": "%s", "output": "8"}}
                """.formatted(slug, Market.CHEAP, input))
                .expectSuccess();
    }
}
