package io.tollgate.api.pipeline;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.policy.Circumstances;
import java.time.Instant;
import java.util.Optional;

/** A request as the conditions of routing documents see it; nothing is read that none of them asks for. */
record RequestCircumstances(Inbound inbound, Instant at) implements Circumstances {

    /** Of text, on average. */
    private static final long BYTES_PER_TOKEN = 4;

    @Override
    public Optional<String> metadata(String name) {
        JsonMembers body = inbound.ask().call().own().body().json();
        return body.find("metadata", JsonKind.OBJECT)
                .flatMap(member -> body.object(member).string(name));
    }

    @Override
    public Optional<String> tag(String name) {
        return Optional.ofNullable(inbound.grant().tags().get(name));
    }

    @Override
    public long inputTokens() {
        return inbound.ask().inputBound() / BYTES_PER_TOKEN;
    }

    @Override
    public Optional<String> endUser() {
        return inbound.ask().endUser();
    }

    @Override
    public long seed() {
        return inbound.context().id().getLeastSignificantBits();
    }
}
