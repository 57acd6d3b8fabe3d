package io.tollgate.admin.price;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the export gives: USD per 1M tokens, in decimal strings. A number is refused, because nobody knows per what it is. */
final class TollgateFormat implements PriceFormat {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String name() {
        return "tollgate";
    }

    @Override
    public Imported read(String file, List<BookEntry> offerings) {
        JsonNode data = parsed(file).path("data");
        if (!data.isArray()) {
            throw new IllegalArgumentException("has no list under 'data', as the export gives it");
        }
        DocumentCheck check = new DocumentCheck();
        for (JsonNode entry : data) {
            take(entry, offerings, check);
        }
        return check.result();
    }

    private void take(JsonNode entry, List<BookEntry> offerings, DocumentCheck check) {
        String offering = entry.path("offering").asString("");
        if (offerings.stream().noneMatch(known -> known.offering().equals(offering))) {
            check.leaveOut(offering, "there is no offering of this slug");
        } else if (entry.path("free").asBoolean(false) || entry.path("price").isEmpty()) {
            check.leaveOut(offering, "states no price");
        } else if (!texts(entry.path("price")) || !texts(entry.path("list_price"))) {
            check.leaveOut(offering, "a rate is no decimal string: numbers are refused, for they may be per token");
        } else {
            Optional<Map<String, String>> list = Optional.of(entry.path("list_price"))
                    .filter(JsonNode::isObject)
                    .map(this::document);
            check.take(offering, offering, document(entry.path("price")), list);
        }
    }

    private JsonNode parsed(String file) {
        try {
            return json.readTree(file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Map<String, String> document(JsonNode object) {
        return json.convertValue(object, TEXTS);
    }

    private static boolean texts(JsonNode object) {
        return object.valueStream().allMatch(JsonNode::isString);
    }
}
