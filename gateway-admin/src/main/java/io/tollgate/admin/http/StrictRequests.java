package io.tollgate.admin.http;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Makes an unknown field of a {@link RequestJson} an error, whatever the mapper does with other types; and a number never
 * becomes another one, nor an empty text none: half a request per minute would suspend, and an empty limit be no limit.
 */
@Component
class StrictRequests implements JsonMapperBuilderCustomizer {

    private static final List<LogicalType> WRITTEN_OUT =
            List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean, LogicalType.DateTime);

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.addHandler(new UnknownFields())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        WRITTEN_OUT.forEach(type -> builder.withCoercionConfig(type, StrictRequests::refuseEmpty));
    }

    private static void refuseEmpty(MutableCoercionConfig type) {
        type.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail).setAcceptBlankAsEmpty(false);
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
