package io.tollgate.routing.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the differences that somebody wrote down; a mistake is an {@link IllegalArgumentException} that names it. */
final class WireReader {

    private static final Set<String> KNOWN =
            Set.of("auth", "headers", "query", "quirks", "unsupported", "ignored", "continues", "batch_limit");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern PLAIN_TEXT = Pattern.compile("[\\x20-\\x7e]{0,1000}");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~=&%-]{0,500}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{0,50}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_]{1,100}");

    private final Map<String, ?> written;

    WireReader(Map<String, ?> written) {
        this.written = written;
    }

    Wire wire() {
        written.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw fault(name, "is unknown; there are " + sorted(KNOWN.stream()));
                });
        return new Wire(
                auth(),
                scheme(),
                headers(),
                checked("query", text("query", written.get("query")), QUERY),
                names("quirks").stream().map(WireReader::quirk).collect(Collectors.toSet()),
                names("unsupported"),
                names("ignored"),
                continues(),
                batchLimit());
    }

    private Optional<Wire.Auth> auth() {
        Map<?, ?> auth = object("auth");
        if (auth.isEmpty() || auth.get("scheme") != null) {
            return Optional.empty();
        }
        String header = checked("auth.header", text("auth.header", auth.get("header")), HEADER);
        String prefix = checked("auth.prefix", text("auth.prefix", auth.get("prefix")), PLAIN_TEXT);
        return Optional.of(new Wire.Auth(header.toLowerCase(Locale.ROOT), prefix));
    }

    private Optional<Wire.Scheme> scheme() {
        Map<?, ?> auth = object("auth");
        if (auth.get("scheme") == null) {
            return Optional.empty();
        }
        String label = text("auth.scheme", auth.get("scheme"));
        Signing signing = Signing.of(label)
                .orElseThrow(() -> fault(
                        "auth.scheme",
                        "'" + label + "' is unknown; there are "
                                + sorted(Stream.of(Signing.values()).map(Signing::label))));
        return Optional.of(
                new Wire.Scheme(signing, checked("auth.region", text("auth.region", auth.get("region")), REGION)));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        object("headers").forEach((name, value) -> {
            String field = "headers." + name;
            String header = checked(field, String.valueOf(name), HEADER).toLowerCase(Locale.ROOT);
            headers.put(header, checked(field, text(field, value), PLAIN_TEXT));
        });
        return headers;
    }

    private Map<?, ?> object(String name) {
        Object value = written.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw fault(name, "must be an object");
    }

    private Set<String> names(String name) {
        Object value = written.get(name);
        if (value != null && !(value instanceof List<?>)) {
            throw fault(name, "must be a list");
        }
        List<?> list = value == null ? List.of() : (List<?>) value;
        return list.stream()
                .map(one -> checked(name, text(name, one), PARAMETER))
                .collect(Collectors.toSet());
    }

    private static Quirk quirk(String label) {
        return Quirk.of(label)
                .orElseThrow(() -> fault(
                        "quirks",
                        "'" + label + "' is unknown; there are "
                                + sorted(Stream.of(Quirk.values()).map(Quirk::label))));
    }

    private Continues continues() {
        Object written = this.written.get("continues");
        return written == null
                ? Continues.NEVER
                : Continues.of(text("continues", written))
                        .orElseThrow(() -> fault(
                                "continues",
                                "'" + written + "' is unknown; there are "
                                        + sorted(Stream.of(Continues.values()).map(Continues::label))));
    }

    private OptionalInt batchLimit() {
        Object limit = written.get("batch_limit");
        if (limit == null) {
            return OptionalInt.empty();
        }
        if (!(limit instanceof Integer number) || number < 1) {
            throw fault("batch_limit", "'" + limit + "' is not a whole number above 0");
        }
        return OptionalInt.of(number);
    }

    private static String text(String field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw fault(field, "must be a text");
    }

    private static String checked(String field, String value, Pattern allowed) {
        if (!allowed.matcher(value).matches()) {
            throw fault(field, "'" + value + "' has characters that it cannot have, or too many or none");
        }
        return value;
    }

    private static String sorted(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException fault(String field, String problem) {
        return new IllegalArgumentException(field + " " + problem);
    }
}
