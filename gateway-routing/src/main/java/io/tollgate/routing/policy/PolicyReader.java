package io.tollgate.routing.policy;

import io.tollgate.routing.plan.Constraints;
import io.tollgate.routing.plan.PriceCeiling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@link Policy} from JSON; a member that is not known is refused, as in routing documents. */
public final class PolicyReader {

    private static final long MOST_TOKENS = 100_000_000;

    private final RulesNode policy;

    private PolicyReader(RulesNode policy) {
        this.policy = policy;
    }

    /**
     * A policy as a caller writes it.
     *
     * @param field where it stands
     * @throws InvalidRules naming the member at fault
     */
    public static Policy read(String field, JsonNode document) {
        return new PolicyReader(new RulesNode(field, document)).read();
    }

    /** As {@link #read(String, JsonNode)}, of text that was checked when it was stored. */
    public static Policy stored(String json) {
        return read("policy", JsonMapper.shared().readTree(json));
    }

    private Policy read() {
        policy.allowOnly(
                "allowed_models",
                "denied_models",
                "allowed_providers",
                "denied_providers",
                "regions",
                "data_collection",
                "zdr",
                "default_max_tokens",
                "maximum_max_tokens",
                "payload_capture");
        OptionalLong most = tokens("maximum_max_tokens");
        OptionalLong usual = tokens("default_max_tokens");
        if (most.isPresent() && usual.isPresent() && usual.getAsLong() > most.getAsLong()) {
            throw policy.wrong(
                    "default_max_tokens",
                    Long.toString(usual.getAsLong()),
                    "at most maximum_max_tokens, " + most.getAsLong());
        }
        return new Policy(
                names("allowed_models"),
                names("denied_models").orElse(Set.of()),
                constraints(),
                usual,
                most,
                policy.object("payload_capture").map(PolicyReader::capture));
    }

    private static PayloadCapture capture(RulesNode capture) {
        capture.allowOnly("enabled", "retention_days", "sample_percent");
        boolean enabled =
                capture.flag("enabled").orElseThrow(() -> capture.wrong("enabled", "missing", "true or false"));
        Optional<Long> days = capture.whole("retention_days", PayloadCapture.LONGEST, "days");
        double percent = capture.percent("sample_percent").orElse(100.0);
        return enabled
                ? new PayloadCapture(
                        true,
                        days.orElseThrow(() -> capture.wrong(
                                        "retention_days", "missing", "days from 1 to " + PayloadCapture.LONGEST))
                                .intValue(),
                        percent)
                : PayloadCapture.FORBIDDEN;
    }

    private Constraints constraints() {
        return new Constraints(
                names("allowed_providers"),
                names("denied_providers").orElse(Set.of()),
                names("regions"),
                Optional.empty(),
                Optional.empty(),
                policy.choice("data_collection", RulesReader::denies, "allow, deny")
                        .orElse(false),
                policy.flag("zdr", false),
                PriceCeiling.NONE,
                OptionalLong.empty());
    }

    private Optional<Set<String>> names(String member) {
        Optional<List<String>> names = policy.names(member);
        names.ifPresent(list -> list.stream()
                .filter(String::isBlank)
                .findFirst()
                .ifPresent(blank -> {
                    throw policy.wrong(member, "'" + blank + "'", "an array of names");
                }));
        return names.map(Set::copyOf);
    }

    private OptionalLong tokens(String member) {
        return policy.whole(member, MOST_TOKENS, "tokens").map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
