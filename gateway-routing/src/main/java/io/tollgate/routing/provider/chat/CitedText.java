package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A piece of a text, with where all of it is from.
 *
 * @param citations of the whole piece; none where it is from nowhere
 */
public record CitedText(String text, List<Citation> citations) {

    public CitedText {
        citations = List.copyOf(citations);
    }

    /** The text in pieces: what nobody placed belongs to the last, and what overlaps with one before it is left out. */
    public static List<CitedText> of(String text, JsonNode annotations) {
        Map<Integer, List<Citation>> starting = new TreeMap<>();
        List<Citation> unplaced = new ArrayList<>();
        for (JsonNode annotation : Json.items(annotations)) {
            Citation citation = Citation.read(annotation);
            if (citation.isPlaced() && citation.end() <= text.length()) {
                starting.computeIfAbsent(citation.start(), start -> new ArrayList<>())
                        .add(citation);
            } else {
                unplaced.add(citation);
            }
        }
        return pieces(text, starting, unplaced);
    }

    private static List<CitedText> pieces(String text, Map<Integer, List<Citation>> starting, List<Citation> unplaced) {
        List<CitedText> pieces = new ArrayList<>();
        int said = 0;
        for (Map.Entry<Integer, List<Citation>> entry : starting.entrySet()) {
            int end = entry.getValue().get(0).end();
            if (entry.getKey() >= said) {
                add(pieces, text.substring(said, entry.getKey()), List.of());
                add(pieces, text.substring(entry.getKey(), end), entry.getValue());
                said = end;
            }
        }
        add(pieces, text.substring(said), unplaced);
        return pieces;
    }

    private static void add(List<CitedText> pieces, String text, List<Citation> citations) {
        if (!text.isEmpty()) {
            pieces.add(new CitedText(text, citations));
        }
    }
}
