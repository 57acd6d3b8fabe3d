package io.tollgate.routing.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A part of each day, in UTC.
 *
 * @param to the first minute that does not belong to it; before {@code from} it is one of the next day
 * @param days on which it begins
 */
record Hours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    Hours {
        days = Set.copyOf(days);
    }

    boolean contains(Instant moment) {
        LocalDateTime now = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        LocalTime time = now.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(now.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        DayOfWeek begun = time.isBefore(to) ? now.getDayOfWeek().minus(1) : now.getDayOfWeek();
        return days.contains(begun) && (!time.isBefore(from) || time.isBefore(to));
    }
}
