package io.tollgate.api.command;

import io.tollgate.billing.tenant.IdKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows a command's name.
 *
 * @param from the first day, where a command is about days
 * @param to the last day
 * @param organization whom a command is about, where it is about one
 * @param settings the node's, such as {@code --tollgate.data=DIR}
 */
record CommandOptions(LocalDate from, LocalDate to, Optional<UUID> organization, List<String> settings) {

    private static final String FROM = "--from=";
    private static final String TO = "--to=";
    private static final String ORGANIZATION = "--organization=";

    static CommandOptions parse(List<String> arguments) {
        LocalDate from = LocalDate.EPOCH;
        LocalDate to = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        Optional<UUID> organization = Optional.empty();
        List<String> settings = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(FROM)) {
                from = day(argument, FROM);
            } else if (argument.startsWith(TO)) {
                to = day(argument, TO);
            } else if (argument.startsWith(ORGANIZATION)) {
                organization = Optional.of(organization(argument.substring(ORGANIZATION.length())));
            } else if (argument.startsWith("--tollgate.")) {
                settings.add(argument);
            } else {
                throw new IllegalArgumentException("unknown option '" + argument
                        + "'; known are --from=2026-01-31, --to=2026-02-28 and --organization=org_…");
            }
        }
        return new CommandOptions(from, to, organization, settings);
    }

    private static UUID organization(String shown) {
        return IdKind.ORGANIZATION
                .read(shown)
                .orElseThrow(() -> new IllegalArgumentException(
                        ORGANIZATION + shown + " is no organization; write its id as the API shows it, org_…"));
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
