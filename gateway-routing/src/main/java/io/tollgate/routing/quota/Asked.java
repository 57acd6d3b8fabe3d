package io.tollgate.routing.quota;

import java.util.List;
import java.util.Map;

/** What a node tells of a credential when it asks for its next slice. */
record Asked(OfMeasure requests, OfMeasure tokens) {

    /**
     * Of requests, or of tokens.
     *
     * @param quota in one window; below 0: none
     * @param unleased used without a slice since the last lease
     * @param demand how much was asked for since then
     * @param wanting the most that was asked for in vain
     * @param common what the node keeps of its slice for anybody until the answer comes
     * @param reserve the same, for organizations that have had little
     * @param since the step in which that was given
     * @param returns what was not used after all, by the step in which it was given
     */
    record OfMeasure(
            long quota,
            long unleased,
            long demand,
            long wanting,
            long common,
            long reserve,
            long since,
            Map<Long, Long> returns) {

        /** Of what has no quota. */
        static final OfMeasure NONE = new OfMeasure(-1, 0, 0, 0, 0, 0, 0, Map.of());

        void write(List<String> arguments) {
            for (long number : new long[] {quota, unleased, demand, wanting, common, reserve, since, returns.size()}) {
                arguments.add(Long.toString(number));
            }
            returns.forEach((step, amount) -> {
                arguments.add(step.toString());
                arguments.add(amount.toString());
            });
        }
    }
}
