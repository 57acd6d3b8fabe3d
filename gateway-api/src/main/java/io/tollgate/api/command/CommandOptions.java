package io.tollgate.api.command;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows a command's name.
 *
 * @param from the first day, where a command is about days
 * @param to the last day
 * @param settings the node's, such as {@code --tollgate.data=DIR}
 */
record CommandOptions(LocalDate from, LocalDate to, List<String> settings) {

    private static final String FROM = "--from=";
    private static final String TO = "--to=";

    static CommandOptions parse(List<String> arguments) {
        LocalDate from = LocalDate.EPOCH;
        LocalDate to = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        List<String> settings = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(FROM)) {
                from = day(argument, FROM);
            } else if (argument.startsWith(TO)) {
                to = day(argument, TO);
            } else if (argument.startsWith("--tollgate.")) {
                settings.add(argument);
            } else {
                throw new IllegalArgumentException(
                        "unknown option '" + argument + "'; known are --from=2026-01-31 and --to=2026-02-28");
            }
        }
        return new CommandOptions(from, to, settings);
    }

    private static LocalDate day(String argument, String name) {
        String value = argument.substring(name.length());
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + value + " is no day; write it as 2026-01-31", e);
        }
    }
}
