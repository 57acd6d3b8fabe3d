package io.tollgate.admin.http;

/** Something by its identifier and the name that people know it by. */
@ResponseJson
public record Named(String id, String name) {}
