package io.tollgate.api.canonical;

/**
 * A call of a tool that the model wants.
 *
 * @param number its place among the answer's calls, from 0 on
 */
public record ToolCall(int number, String id, String name) {}
