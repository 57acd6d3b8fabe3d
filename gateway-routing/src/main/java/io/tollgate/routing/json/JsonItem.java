package io.tollgate.routing.json;

/**
 * One item of an array, as a span of the document's bytes.
 *
 * @param start offset of the item's first byte
 * @param end offset after its last byte
 */
public record JsonItem(JsonKind kind, int start, int end) {}
