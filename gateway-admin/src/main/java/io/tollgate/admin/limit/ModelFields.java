package io.tollgate.admin.limit;

import io.tollgate.admin.http.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a list of allowed models: a limit on what may be called rather than on how much. */
public final class ModelFields {

    private static final int MAX_MODELS = 500;
    private static final int MAX_LENGTH = 200;

    private ModelFields() {}

    /** The models that were named; empty when all are allowed. */
    public static Optional<List<String>> read(Fields fields, @Nullable List<String> written) {
        if (written == null) {
            return Optional.empty();
        }
        fields.require(written.size() <= MAX_MODELS, "allowed_models", "has more than " + MAX_MODELS + " models");
        List<String> models = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            models.add(fields.text("allowed_models[" + i + "]", written.get(i), MAX_LENGTH));
        }
        return Optional.of(models.stream().distinct().toList());
    }
}
