package io.tollgate.api.pipeline;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the gateway adds to an answer's usage: {@code cost}, and {@code cost_details} with its parts, in USD. */
final class CostMembers {

    private CostMembers() {}

    /** Name to JSON value. */
    static Map<String, byte[]> of(Cost cost) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("cost", bytes(number(cost.spend())));
        members.put("cost_details", bytes(details(cost)));
        return members;
    }

    private static String details(Cost cost) {
        return "{\"list\":" + number(cost.list())
                + ",\"upstream\":" + number(cost.upstream())
                + ",\"discount\":" + number(cost.discount())
                + ",\"fee\":" + number(cost.fee())
                + ",\"charged\":" + number(cost.charged()) + "}";
    }

    /** A JSON number without an exponent. */
    static String number(Money money) {
        return money.pico() == 0 ? "0" : money.usd().stripTrailingZeros().toPlainString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
