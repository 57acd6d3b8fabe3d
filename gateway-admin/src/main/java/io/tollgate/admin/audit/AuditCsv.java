package io.tollgate.admin.audit;

import io.tollgate.admin.http.JsonColumn;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes audit events as lines of CSV (RFC 4180) that a spreadsheet takes for text alone. */
@Component
class AuditCsv {

    static final String HEAD = "id,at,actor_kind,actor_id,actor_name,address,action,target_kind,target_id,detail\r\n";

    private static final String FORMULA = "=+-@\t\r";

    private final JsonColumn json;

    AuditCsv(JsonColumn json) {
        this.json = json;
    }

    String line(AuditEventView event) {
        return Stream.of(
                        event.id(),
                        event.at().toString(),
                        event.actor().kind(),
                        event.actor().id(),
                        event.actor().name(),
                        event.address(),
                        event.action(),
                        event.target().kind(),
                        event.target().id(),
                        json.write(event.detail()))
                .map(AuditCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String value) {
        String text = Optional.ofNullable(value).orElse("");
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
