package io.tollgate.routing.provider.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictSchemaTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    {"type":"object"}                                     | {"type":"object","additionalProperties":false}
                    {"type":"integer","minimum":1,"maximum":9}            | {"type":"integer","description":"{minimum: 1, maximum: 9}"}
                    {"maxLength":3,"description":"A code."}               | {"description":"A code.\\n\\n{maxLength: 3}"}
                    {"oneOf":[{"type":"string"},{"type":"null"}]}         | {"anyOf":[{"type":"string"},{"type":"null"}]}
                    {"type":"array","minItems":1,"items":{"minLength":2}} | {"type":"array","minItems":1,"items":{"description":"{minLength: 2}"}}
                    {"type":"array","minItems":2}                         | {"type":"array","description":"{minItems: 2}"}
                    """)
    void closesObjectsAndTellsBoundsInWords(String property, String strict) {
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":%s}}".formatted(property);

        assertThat(StrictSchema.of(Json.read(schema.getBytes(UTF_8))).toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"a\":%s},\"additionalProperties\":false}"
                        .formatted(strict));
    }
}
