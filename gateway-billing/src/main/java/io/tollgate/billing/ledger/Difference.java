package io.tollgate.billing.ledger;

/**
 * Two figures that should be one.
 *
 * @param subject whose they are, such as {@code team:<id>}, or a row of the roll-ups
 * @param figure which, such as {@code spent this month} or the name of a column
 * @param counted what the counter or roll-up says
 * @param recorded what the rows, or the open holds, come to
 */
public record Difference(String subject, String figure, String counted, String recorded) {}
