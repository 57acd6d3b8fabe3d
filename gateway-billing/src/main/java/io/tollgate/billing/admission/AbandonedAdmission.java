package io.tollgate.billing.admission;

/** Undoes an admission whose answer nobody waited for. */
@FunctionalInterface
public interface AbandonedAdmission {

    /** Releases what the request may have been granted; nothing is charged and no row is written. */
    void undo(AdmissionRequest request);
}
