package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the names that things of the catalogue go by. */
final class CatalogueFields {

    static final int MAX_NAME = 200;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@/-]{0,199}");

    private CatalogueFields() {}

    static void slug(Fields fields, String slug) {
        fields.require(
                SLUG.matcher(slug).matches(),
                "slug",
                "'" + slug + "' is not one: lower-case letters, digits, '.', '_' and '-', up to 100");
    }

    /** A colon is not in it: what follows one in a request is a routing suffix such as {@code :floor}. */
    static void modelId(Fields fields, String id) {
        fields.require(
                MODEL.matcher(id).matches() && !id.endsWith("/") && !id.contains("//"),
                "id",
                "'" + id + "' is not one: letters, digits, '.', '_', '-', '@' and '/', up to 200");
    }

    static void positive(Fields fields, String field, @Nullable Long value) {
        if (value == null) {
            fields.reject(field, "is required");
        } else if (value <= 0) {
            fields.reject(field, value + " is not above 0");
        }
    }

    static void notZero(Fields fields, String field, @Nullable Number value) {
        fields.require(
                value == null || value.longValue() > 0, field, "is " + value + ": it must be from 1 on, or left out");
    }

    static void notNegative(Fields fields, String field, @Nullable Number value) {
        fields.require(value == null || value.longValue() >= 0, field, value + " is negative");
    }
}
