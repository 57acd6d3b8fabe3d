package io.tollgate.billing.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Redis counted in a shard at one moment, as {@code snapshot.lua} answers.
 *
 * @param end the position of the stream's last entry
 * @param scopes what is counted of each scope, by the names of {@code named.lua}
 */
record ShardSnapshot(Instant now, String end, List<OpenHold> holds, Map<String, Map<String, Long>> scopes) {

    /**
     * One hold: what it reserves, on which day, in which scopes.
     *
     * @param crowding those of the scopes in which it takes a place among the requests under way
     */
    record OpenHold(
            String requestId, String node, LocalDate day, long nano, List<String> scopes, List<String> crowding) {}

    static ShardSnapshot read(List<String> scopes, List<Object> reply) {
        Map<String, Map<String, Long>> counted = new HashMap<>();
        for (int i = 0; i < scopes.size(); i++) {
            counted.put(scopes.get(i), named((List<?>) reply.get(3 + i)));
        }
        List<OpenHold> holds = new ArrayList<>();
        for (Object hold : (List<?>) reply.get(2)) {
            holds.add(hold((List<?>) hold));
        }
        return new ShardSnapshot(time(reply.get(0).toString()), reply.get(1).toString(), holds, counted);
    }

    LocalDate today() {
        return day(now);
    }

    private static OpenHold hold(List<?> parts) {
        String[] rates = parts.get(4).toString().split(";", -1);
        List<String> scopes = List.of(parts.get(5).toString().split(";", -1));
        List<String> crowding = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            if (i < rates.length && rates[i].endsWith(",1")) {
                crowding.add(scopes.get(i));
            }
        }
        return new OpenHold(
                parts.get(0).toString(),
                parts.get(1).toString(),
                day(time(parts.get(2).toString())),
                Long.parseLong(parts.get(3).toString()),
                scopes,
                crowding);
    }

    private static Map<String, Long> named(List<?> flat) {
        Map<String, Long> fields = new HashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            fields.put(flat.get(i).toString(), Long.parseLong(flat.get(i + 1).toString()));
        }
        return fields;
    }

    private static Instant time(String micros) {
        return Instant.EPOCH.plus((long) Double.parseDouble(micros), ChronoUnit.MICROS);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
