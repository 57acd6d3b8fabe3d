package io.tollgate.routing.policy;

import java.util.List;

/**
 * What a document says about some requests only.
 *
 * @param name that tells it apart from the document's others
 * @param models tried before those that the request names
 */
record RoutingRule(String name, When when, Share share, List<String> models, RoutingRules then) {

    RoutingRule {
        models = List.copyOf(models);
    }

    boolean appliesTo(Circumstances request) {
        return when.holds(request) && share.takes(name, request);
    }
}
