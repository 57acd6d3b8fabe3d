package io.tollgate.api.openai;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.form.MultipartForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The fields of a multipart form, read one by one; each method throws the {@link io.tollgate.api.error.GatewayException} that
 * names the field when it is not what it must be.
 */
record FormFields(MultipartForm form) {

    /** The {@code model}. */
    String model() {
        String model = requireText("model");
        RequestFields.requireShort("model", model);
        return model;
    }

    String requireText(String name) {
        return form.text(name)
                .filter(Predicate.not(String::isBlank))
                .orElseThrow(() -> RequestErrors.missingField(name).exception());
    }

    /** Looks that a file was sent under one of the names, of which the first is the usual one. */
    void requireFile(String... names) {
        if (Arrays.stream(names).noneMatch(form::hasFile)) {
            throw RequestErrors.missingField(names[0]).exception();
        }
    }

    /** False where it is absent. */
    boolean flag(String name) {
        // As Python writes it, too.
        return form.text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A whole number from 1 to {@code most}; 1 where it is absent. */
    int count(String name, int most) {
        String sent = form.text(name).map(String::strip).orElse("1");
        try {
            int count = Integer.parseInt(sent);
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // It is no number at all: the same to the caller.
        }
        throw RequestErrors.invalidField(name, sent + "; it must be a whole number from 1 to " + most + ".")
                .exception();
    }

    /** Who the caller says is behind the request. */
    Optional<String> endUser() {
        Optional<String> user = form.text("user").filter(Predicate.not(String::isEmpty));
        user.ifPresent(name -> RequestFields.requireShort("user", name));
        return user;
    }
}
