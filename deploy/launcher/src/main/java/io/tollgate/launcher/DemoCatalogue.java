package io.tollgate.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three providers that sell the same models at different prices, put by the operator; putting them again changes nothing. */
record DemoCatalogue(JsonNode documents) {

    static DemoCatalogue of(String simulator) {
        String json = template().replace("{simulator}", simulator);
        return new DemoCatalogue(JsonMapper.shared().readTree(json));
    }

    void putInto(Gateway gateway, String operatorToken) {
        documents.forEachEntry((path, body) -> gateway.putWithBearer("/api/operator/" + path, operatorToken, body)
                .orThrow());
    }

    private static String template() {
        try (InputStream in = DemoCatalogue.class.getResourceAsStream("catalogue.json")) {
            return new String(Objects.requireNonNull(in, "catalogue.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
