package io.tollgate.billing.attribution;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * A batch's rows, as they are copied to Postgres. Each is put into words as soon as it is read: a batch that waits as
 * thousands of objects outlives collections of the young generation, and has to be copied by each of them.
 */
final class StagedRows {

    private static final UsageTables TABLES = new UsageTables();

    private final CopyText records = new CopyText();
    private final CopyText attempts = new CopyText();
    private final Set<LocalDate> days = new HashSet<>();

    void add(UsageRow row) {
        TABLES.addRecord(records, row);
        TABLES.addAttempts(attempts, row);
        days.add(row.accountingDay());
    }

    CopyText records() {
        return records;
    }

    CopyText attempts() {
        return attempts;
    }

    /** The days whose partitions they belong to. */
    Set<LocalDate> days() {
        return days;
    }
}
