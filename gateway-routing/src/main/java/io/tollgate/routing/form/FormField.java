package io.tollgate.routing.form;

/**
 * One part of a form, as a span of its bytes.
 *
 * @param start offset of the boundary before it
 * @param valueStart offset of the content's first byte
 * @param valueEnd offset after the content's last byte
 */
record FormField(String name, boolean isFile, int start, int valueStart, int valueEnd) {}
