package io.tollgate.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Where a request goes below its provider.
 *
 * @param path what is asked, told as the protocol's own maker does
 * @param proof who may ask
 */
record Route(Wire wire, String path, Proof proof) {

    /** Empty where nobody is. */
    static Optional<Route> of(List<String> segments) {
        return switch (segments.get(0)) {
            case "v1", "v1beta" -> Optional.of(plain(path(segments, 1)));
            case "v2" -> Optional.of(new Route(Wire.COHERE, path(segments, 1), Proof.BEARER));
            case "bedrock" -> Optional.of(new Route(Wire.BEDROCK, path(segments, 1), Proof.AWS));
            case "openai" -> azure(segments);
            case "vertex" -> vertex(segments);
            default -> Optional.empty();
        };
    }

    /** What stands between the slashes and before the colon, such as {@code m} in {@code /models/m:predict}. */
    String model() {
        String named = path.substring(path.indexOf('/', 1) + 1);
        int end = wire == Wire.BEDROCK ? named.indexOf('/') : named.lastIndexOf(':');
        return URLDecoder.decode(end < 0 ? named : named.substring(0, end), StandardCharsets.UTF_8);
    }

    /** What is done with that model. */
    String action() {
        return path.substring(1 + (wire == Wire.BEDROCK ? path.lastIndexOf('/') : path.lastIndexOf(':')));
    }

    private static Route plain(String path) {
        if (path.startsWith("/models/")) {
            return new Route(Wire.GEMINI, path, Proof.GOOGLE_KEY);
        }
        return path.startsWith("/messages")
                ? new Route(Wire.ANTHROPIC, path, Proof.ANTHROPIC_KEY)
                : new Route(Wire.OPENAI, path, Proof.BEARER);
    }

    /** Such as {@code openai/deployments/gpt/chat/completions}, or {@code openai/v1/responses}. */
    private static Optional<Route> azure(List<String> segments) {
        if (segments.size() > 2 && segments.get(1).equals("v1")) {
            return Optional.of(new Route(Wire.OPENAI, path(segments, 2), Proof.AZURE));
        }
        return segments.size() > 3 && segments.get(1).equals("deployments")
                ? Optional.of(new Route(Wire.OPENAI, path(segments, 3), Proof.AZURE))
                : Optional.empty();
    }

    /** Such as {@code vertex/v1/projects/p/locations/l/publishers/google/models/m:generateContent}. */
    private static Optional<Route> vertex(List<String> segments) {
        int publishers = segments.indexOf("publishers");
        if (publishers < 0 || segments.size() < publishers + 4) {
            return Optional.empty();
        }
        Wire wire = segments.get(publishers + 1).equals("anthropic") ? Wire.ANTHROPIC : Wire.GEMINI;
        return Optional.of(new Route(wire, path(segments, publishers + 2), Proof.TOKEN));
    }

    private static String path(List<String> segments, int depth) {
        return "/" + String.join("/", segments.subList(depth, segments.size()));
    }
}
