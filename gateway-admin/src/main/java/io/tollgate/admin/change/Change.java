package io.tollgate.admin.change;

/** A change that was made: what is answered, and what the audit says of it. */
public record Change<T>(T result, AuditEntry audit) {}
