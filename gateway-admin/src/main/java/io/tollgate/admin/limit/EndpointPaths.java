package io.tollgate.admin.limit;

import io.tollgate.routing.provider.Operation;
import java.util.Arrays;
import java.util.List;

/** The calls of models, as paths. */
public final class EndpointPaths {

    public static final List<String> ALL =
            Arrays.stream(Operation.values()).map(each -> "/v1" + each.path()).toList();

    private EndpointPaths() {}
}
