package io.tollgate.admin.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.http.ResponseJson;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the description what the types of the records say: every field of an answer is there, and null only where it is
 * {@code @Nullable}; a field of a request that is not required may be absent or null.
 */
@Component
class RecordSchemas extends ModelResolver {

    private static final String NULL = "null";

    /** Names as Jackson 3 writes them: springdoc's own resolver knows Jackson 2 alone. */
    RecordSchemas() {
        super(Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = super.resolve(type, context, chain);
        Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
        Schema<?> model = model(schema, context);
        if (model != null && raw.isRecord() && model.getProperties() != null) {
            shape(model, raw);
        }
        return schema;
    }

    private static @Nullable Schema<?> model(@Nullable Schema<?> schema, ModelConverterContext context) {
        if (schema == null || schema.get$ref() == null) {
            return schema;
        }
        String reference = schema.get$ref();
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void shape(Schema<?> model, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = snake(component.getName());
            tidy(model.getProperties().get(name), component);
            if (type.isAnnotationPresent(ResponseJson.class)) {
                require(model, name);
                allowNull(model, name, component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            } else if (type.isAnnotationPresent(RequestJson.class)) {
                allowNull(
                        model,
                        name,
                        model.getRequired() == null || !model.getRequired().contains(name));
            }
        }
    }

    /** A map of anything is just that, and an item does not repeat what is said of its list. */
    private static void tidy(@Nullable Schema<?> property, RecordComponent component) {
        if (property != null && component.getType() == Object.class) {
            // Anything: not an object alone.
            property.setTypes(null);
            property.setType(null);
        }
        if (property != null && component.getGenericType().getTypeName().endsWith("Object>")) {
            property.setAdditionalProperties(true);
        }
        if (property != null
                && property.getItems() != null
                && property.getItems().get$ref() == null) {
            property.getItems().setDescription(null);
            property.getItems().setExample(null);
            property.getItems().setExampleSetFlag(false);
        }
    }

    private static void require(Schema<?> model, String name) {
        if (model.getRequired() == null || !model.getRequired().contains(name)) {
            model.addRequiredItem(name);
        }
    }

    private static void allowNull(Schema<?> model, String name, boolean nullable) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = model.getProperties();
        Schema<?> property = properties.get(name);
        if (!nullable || property == null) {
            return;
        }
        if (property.get$ref() != null) {
            Schema<?> none = new Schema<>();
            none.addType(NULL);
            properties.put(name, new Schema<>().addOneOfItem(property).addOneOfItem(none));
        } else if (property.getTypes() != null) {
            property.addType(NULL);
            allowNullAmongChoices(property);
        }
    }

    private static <T> void allowNullAmongChoices(Schema<T> property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            property.addEnumItemObject(null);
        }
    }

    /** As Jackson's snake case writes it. */
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
