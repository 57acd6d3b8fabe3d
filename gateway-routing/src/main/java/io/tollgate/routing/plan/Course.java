package io.tollgate.routing.plan;

/** What a request needs of one of the models that may serve it, and how its offerings are to be chosen. */
public record Course(Need need, RoutingPolicy policy) {

    String model() {
        return need.model();
    }
}
