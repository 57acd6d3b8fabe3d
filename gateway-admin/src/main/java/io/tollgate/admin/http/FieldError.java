package io.tollgate.admin.http;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, such as {@code budgets[0].amount}
 * @param message what is wrong with its value, and what would be right
 */
@ResponseJson
public record FieldError(String field, String message) {}
