package io.tollgate.billing.admission;

/** Undoes an admission whose answer did not come, or that nobody waited for. */
@FunctionalInterface
public interface AbandonedAdmission {

    /**
     * Releases what the request may have been granted; nothing is charged and no row is written. Returns at once, and tries
     * until Redis answers.
     */
    void undo(AdmissionRequest request);
}
