package io.tollgate.routing.plan;

/** Numbers that look random, but are the same for the same request and name: plans can be made again and explained. */
public final class Chance {

    private static final double ALL = 100;
    private static final double ULP = 0x1.0p-53;

    private Chance() {}

    /** Above 0 and below 1. */
    public static double of(long seed, String name) {
        return ((seed(seed, name) >>> 11) + 0.5) * ULP;
    }

    /** Whether this request is among so many of a hundred, of which no other name has the same ones. */
    public static boolean takes(long seed, String name, double percent) {
        return ALL * of(seed, name) < percent;
    }

    /**
     * The turn of a name in a race in which each comes first as often as its weight is a share of all; the least goes
     * first. Names without weight come last.
     *
     * @see <a href="https://doi.org/10.1016/j.ipl.2005.11.003">Efraimidis and Spirakis: weighted random sampling</a>
     */
    static double turn(long seed, String name, double weight) {
        return weight > 0 ? -Math.log(of(seed, name)) / weight : Double.MAX_VALUE;
    }

    /** A seed for what belongs to this name. */
    public static long seed(long seed, String name) {
        return mix(seed ^ mix(name.hashCode()));
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
