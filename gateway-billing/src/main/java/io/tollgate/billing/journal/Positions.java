package io.tollgate.billing.journal;

/** Positions in a stream: milliseconds and a number. */
final class Positions {

    private Positions() {}

    static boolean isAfter(String one, String other) {
        int oneDash = one.indexOf('-');
        int otherDash = other.indexOf('-');
        int times =
                Long.compare(Long.parseLong(one.substring(0, oneDash)), Long.parseLong(other.substring(0, otherDash)));
        return times != 0
                ? times > 0
                : Long.parseLong(one.substring(oneDash + 1)) > Long.parseLong(other.substring(otherDash + 1));
    }
}
