package io.tollgate.admin.performance;

import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;

/** How requests were served in a stretch of time, the group with most requests first. */
@ResponseJson
record PerformanceReport(Instant from, Instant to, List<Measurement> rows) {}
