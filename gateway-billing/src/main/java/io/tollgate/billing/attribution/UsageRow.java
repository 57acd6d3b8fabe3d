package io.tollgate.billing.attribution;

import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A usage event with its place in time and order.
 *
 * @param accountingTime Redis time at admission
 * @param sequence 0 for the settlement, 1 for a correction after the hold was given up as lost
 * @param alsoCounted the scopes it was charged to besides organization, team, key and member
 */
public record UsageRow(Instant accountingTime, int sequence, List<String> alsoCounted, UsageEvent event) {

    public UsageRow {
        alsoCounted = List.copyOf(alsoCounted);
    }

    /**
     * Reads an entry of a shard's stream.
     *
     * @throws NumberFormatException when it is none
     * @throws tools.jackson.core.JacksonException when it is none
     */
    public static UsageRow of(Map<String, String> entry, UsageEventCodec codec) {
        Instant at = Instant.EPOCH.plus(Long.parseLong(entry.getOrDefault("at", "")), ChronoUnit.MICROS);
        int sequence = Integer.parseInt(entry.getOrDefault("seq", ""));
        String also = entry.getOrDefault("also", "");
        List<String> scopes = also.isEmpty() ? List.of() : List.of(also.split(";", -1));
        return new UsageRow(at, sequence, scopes, codec.read(entry.getOrDefault("row", "")));
    }

    /** The day of its partition and of its budget windows. */
    public LocalDate accountingDay() {
        return LocalDate.ofInstant(accountingTime, ZoneOffset.UTC);
    }

    /** Every scope that it was charged to, as {@link Scope#label} has them. */
    public List<String> scopes() {
        List<String> scopes = usualScopes(event.spender());
        scopes.addAll(alsoCounted);
        return scopes;
    }

    /** The scopes that a row's own columns name; every spend counts there. */
    public static List<String> usualScopes(Spender spender) {
        List<String> scopes = new ArrayList<>();
        scopes.add(new Scope(ScopeKind.ORGANIZATION, spender.organizationId()).label());
        scopes.add(new Scope(ScopeKind.TEAM, spender.teamId()).label());
        scopes.add(new Scope(ScopeKind.KEY, spender.keyId()).label());
        spender.memberId()
                .map(member -> new Scope(ScopeKind.MEMBER, member).label())
                .ifPresent(scopes::add);
        return scopes;
    }
}
