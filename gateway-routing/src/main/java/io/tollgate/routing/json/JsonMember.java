package io.tollgate.routing.json;

/**
 * One member of an object, as a span of the document's bytes.
 *
 * @param name the decoded name
 * @param start offset of the name's opening quote
 * @param valueStart offset of the value's first byte
 * @param valueEnd offset after the value's last byte
 */
public record JsonMember(String name, JsonKind kind, int start, int valueStart, int valueEnd) {}
