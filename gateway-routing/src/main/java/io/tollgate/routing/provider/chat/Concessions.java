package io.tollgate.routing.provider.chat;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What of a request is not done as asked: refused by name, or left out and named, as the caller chose. */
public final class Concessions {

    private final String offering;
    private final Model model;
    private final boolean lenient;
    private final Set<String> dropped = new LinkedHashSet<>();
    private final Set<String> emulated = new LinkedHashSet<>();
    private final Set<String> adjusted = new LinkedHashSet<>();

    public Concessions(ProviderCall call, Offering offering) {
        this.offering = offering.slug();
        this.model = offering.model();
        this.lenient = call.lenient();
    }

    /**
     * The provider has no word for this parameter.
     *
     * @param reason a clause that says why
     * @throws Untranslatable unless the caller wants such parameters to be dropped
     */
    public void drop(String field, String reason) {
        if (!lenient) {
            throw new Untranslatable(
                    field,
                    "Offering '" + offering + "' cannot honour '" + field + "': " + reason
                            + ". Leave it out, or send the header x-tollgate-unsupported: drop.");
        }
        dropped.add(field);
    }

    /** It is left out without a refusal, because the answer is not worse for it by much; the caller hears of it. */
    public void forgo(String field) {
        dropped.add(field);
    }

    /**
     * The provider cannot take this content.
     *
     * @param limit a clause that says what it cannot take, and what it can
     */
    public Untranslatable refusal(String field, String limit) {
        return new Untranslatable(field, "Offering '" + offering + "' cannot take '" + field + "': " + limit + ".");
    }

    /** Refuses content that the model has no sense for. */
    void require(Capability capability, String field, String content) {
        if (!model.capabilities().contains(capability)) {
            throw refusal(
                    field,
                    "model '" + model.id() + "' takes no " + content + " (its capabilities lack '" + capability.label()
                            + "')");
        }
    }

    /** It is done by other means, which may be less reliable. */
    public void emulate(String field) {
        emulated.add(field);
    }

    /** It is done with another value. */
    public void adjust(String field, String value) {
        adjusted.add(field + "=" + value);
    }

    /** As headers for the caller. */
    public Map<String, String> remarks() {
        Map<String, String> remarks = new LinkedHashMap<>();
        remark(remarks, "x-tollgate-dropped", dropped);
        remark(remarks, "x-tollgate-emulated", emulated);
        remark(remarks, "x-tollgate-adjusted", adjusted);
        return remarks;
    }

    private static void remark(Map<String, String> remarks, String name, Set<String> fields) {
        if (!fields.isEmpty()) {
            remarks.put(name, String.join(", ", fields));
        }
    }
}
