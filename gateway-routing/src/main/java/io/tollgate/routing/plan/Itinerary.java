package io.tollgate.routing.plan;

import java.util.List;

/**
 * The models that may serve a request.
 *
 * @param model that the request names first
 * @param asked those that it names, or that rules put before them; at least one
 * @param standIns others, for when nobody who offers those can serve
 * @param patient whether others may stand in when those are only slow: the request is of low priority
 */
public record Itinerary(String model, List<Course> asked, List<Course> standIns, boolean patient) {

    public Itinerary {
        asked = List.copyOf(asked);
        standIns = List.copyOf(standIns);
    }
}
