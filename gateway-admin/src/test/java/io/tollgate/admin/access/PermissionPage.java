package io.tollgate.admin.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of docs/accounts-and-roles.md, as people read them. */
final class PermissionPage {

    /** The columns after the permission's name. */
    static final List<String> COLUMNS =
            List.of("owner", "admin", "billing", "viewer", "member", "team's admin", "team's member");

    private static final Path PAGE = Path.of("..", "docs", "accounts-and-roles.md");

    private PermissionPage() {}

    /** Permission to its cells. */
    static Map<String, List<String>> roles() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (List<String> row : table("permission")) {
            rows.put(row.get(0).replace("`", ""), row.subList(1, row.size()));
        }
        return rows;
    }

    /** Call to the permission that it needs. */
    static Map<String, String> calls() {
        Map<String, String> rows = new LinkedHashMap<>();
        for (List<String> row : table("call")) {
            rows.put(row.get(0).replace("`", ""), row.get(1).replace("`", ""));
        }
        return rows;
    }

    /** The permission that the call needs. */
    static String need(String call) {
        return Optional.ofNullable(calls().get(call)).orElseThrow(() -> new AssertionError("no row for " + call));
    }

    /** How far each column's role may do it. */
    static List<String> cells(String permission) {
        return Optional.ofNullable(roles().get(permission))
                .orElseThrow(() -> new AssertionError("no row for " + permission));
    }

    /** The rows of the table whose first column has this heading. */
    private static List<List<String>> table(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines()) {
            inside = line.startsWith("|") && (inside || line.startsWith("| " + heading + " |"));
            if (inside && !line.startsWith("| " + heading) && !line.startsWith("|-")) {
                rows.add(Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
