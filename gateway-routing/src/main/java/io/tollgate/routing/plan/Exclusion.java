package io.tollgate.routing.plan;

import java.util.Locale;

/** Why an offering is not tried for a request. */
public enum Exclusion {
    UNPRICED("it has no price"),
    NO_CREDENTIAL("its provider has no credential"),
    NOT_SERVED("its provider does not serve this endpoint"),
    PROVIDER_NOT_ALLOWED("its provider is not among those allowed"),
    PROVIDER_IGNORED("its provider is ruled out"),
    REGION("its region is not among those allowed"),
    QUANTIZATION("its quantization is not among those allowed"),
    TRAINING("its provider does not promise not to train on data"),
    RETENTION("its provider does not promise not to keep data"),
    CONTEXT_LENGTH("its context is shorter than the request needs"),
    MAX_OUTPUT("its answers are shorter than the request wants"),
    PARAMETERS("it does not take every parameter of the request"),
    MAX_PRICE("it is dearer than max_price"),
    MAX_TTFT("its first token comes later than max_ttft"),
    NOT_FIRST("fallbacks are not allowed");

    private final String sentence;

    Exclusion(String sentence) {
        this.sentence = sentence;
    }

    /** The name in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }
}
