package io.tollgate.admin.http;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Makes an unknown field of a {@link RequestJson} an error, whatever the mapper does with other types. */
@Component
class StrictRequests implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.addHandler(new UnknownFields());
    }

    private static final class UnknownFields extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            Class<?> type = beanOrClass instanceof Class<?> asked ? asked : beanOrClass.getClass();
            if (type.isAnnotationPresent(RequestJson.class)) {
                throw UnrecognizedPropertyException.from(
                        parser, beanOrClass, name, deserializer.getKnownPropertyNames());
            }
            return false;
        }
    }
}
