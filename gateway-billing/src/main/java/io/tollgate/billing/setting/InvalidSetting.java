package io.tollgate.billing.setting;

/** A setting or file that the node cannot start with, in one line; the message never repeats the value, which may be a secret. */
public final class InvalidSetting extends RuntimeException {

    private final String fix;

    /**
     * Of any kind.
     *
     * @param problem what is wrong, with the name of the environment variable or the file
     * @param fix what to do, to be read after "problem; "
     */
    public InvalidSetting(String problem, String fix) {
        super(problem, null, false, false);
        this.fix = fix;
    }

    /**
     * Of an environment variable.
     *
     * @param shape what a right value looks like
     */
    public static InvalidSetting of(String variable, String problem, String shape) {
        return new InvalidSetting(variable + " " + problem, "set it to " + shape);
    }

    public String fix() {
        return fix;
    }
}
