package io.tollgate.routing.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a document says about some requests only. */
final class DocumentReader {

    private static final int MOST_RULES = 20;
    private static final long MOST_TOKENS = 100_000_000;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private DocumentReader() {}

    static List<RoutingRule> rules(RulesNode document, Function<RulesNode, RoutingRules> reader) {
        List<RoutingRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RulesNode node : document.objects("rules", MOST_RULES)) {
            RoutingRule rule = rule(node, reader);
            if (!names.add(rule.name())) {
                throw node.wrong("name", "'" + rule.name() + "' is there twice", "different for each rule");
            }
            rules.add(rule);
        }
        return rules;
    }

    private static RoutingRule rule(RulesNode node, Function<RulesNode, RoutingRules> reader) {
        node.allowOnly("name", "when", "percent", "by", "models", "then");
        String name = node.text("name")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> node.wrong("name", "it is missing", "a text"));
        return new RoutingRule(
                name,
                node.object("when").map(DocumentReader::when).orElse(When.ALWAYS),
                new Share(
                        node.percent("percent").orElse(100.0),
                        node.choice("by", DocumentReader::byEndUser, "request, end_user")
                                .orElse(false)),
                node.names("models").orElse(List.of()),
                node.object("then").map(reader).orElse(RoutingRules.NONE));
    }

    private static When when(RulesNode node) {
        node.allowOnly("metadata", "tags", "min_input_tokens", "max_input_tokens", "end_users", "hours");
        return new When(
                node.namesByName("metadata"),
                node.namesByName("tags"),
                tokens(node, "min_input_tokens"),
                tokens(node, "max_input_tokens"),
                node.names("end_users").map(Set::copyOf),
                node.object("hours").map(DocumentReader::hours));
    }

    private static OptionalLong tokens(RulesNode node, String name) {
        return node.whole(name, MOST_TOKENS, "tokens").map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Hours hours(RulesNode node) {
        node.allowOnly("from", "to", "days");
        return new Hours(time(node, "from"), time(node, "to"), days(node));
    }

    private static LocalTime time(RulesNode node, String name) {
        return node.text(name)
                .filter(text -> TIME.matcher(text).matches())
                .map(LocalTime::parse)
                .orElseThrow(() -> node.wrong(name, "it is missing or no time", "a time in UTC, such as 08:30"));
    }

    private static Set<DayOfWeek> days(RulesNode node) {
        Set<DayOfWeek> all = Set.of(DayOfWeek.values());
        return node.names("days")
                .map(names -> names.stream()
                        .map(name -> day(name)
                                .orElseThrow(() -> node.wrong("days", "'" + name + "'", "some of " + labels())))
                        .collect(Collectors.toSet()))
                .orElse(all);
    }

    private static Optional<DayOfWeek> day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> label(day).equals(name))
                .findFirst();
    }

    private static String label(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String labels() {
        return Arrays.stream(DayOfWeek.values()).map(DocumentReader::label).collect(Collectors.joining(", "));
    }

    private static Optional<Boolean> byEndUser(String label) {
        return switch (label) {
            case "end_user" -> Optional.of(true);
            case "request" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
