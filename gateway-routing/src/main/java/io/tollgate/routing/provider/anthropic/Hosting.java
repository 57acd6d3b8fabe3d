package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Quirk;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ImageFormat;
import io.tollgate.routing.provider.InlineImages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where messages are made: by Anthropic itself, or by a cloud that names the model in the path and the version in the body.
 *
 * @see <a href="https://docs.anthropic.com/en/api/claude-on-amazon-bedrock">Claude on Amazon Bedrock</a>
 * @see <a href="https://docs.anthropic.com/en/api/claude-on-vertex-ai">Claude on Vertex AI</a>
 */
enum Hosting {
    ANTHROPIC("") {
        @Override
        String address(String base, String model, boolean stream) {
            // Anthropic's clients take an address without the version; one with it is as good.
            return withoutVersion(base) + "/v1/messages";
        }

        @Override
        String counting(String base, String model) {
            return address(base, model, false) + "/count_tokens";
        }

        @Override
        byte[] counted(byte[] message, Map<String, String> headers) {
            return message;
        }
    },
    BEDROCK("bedrock-2023-05-31") {
        @Override
        String address(String base, String model, boolean stream) {
            String id = URLEncoder.encode(model, StandardCharsets.UTF_8);
            return base + "/model/" + id + (stream ? "/invoke-with-response-stream" : "/invoke");
        }

        @Override
        String counting(String base, String model) {
            return base + "/model/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "/count-tokens";
        }

        /** What would be invoked, which must have a limit. */
        @Override
        byte[] counted(byte[] message, Map<String, String> headers) {
            JsonMembers body = JsonMembers.read(body(message, headers));
            byte[] invoked = body.has(LIMIT)
                    ? body.document()
                    : JsonSplice.of(body)
                            .set(LIMIT, "1".getBytes(StandardCharsets.US_ASCII))
                            .apply();
            String encoded = Base64.getEncoder().encodeToString(invoked);
            return ("{\"input\":{\"invokeModel\":{\"body\":\"" + encoded + "\"}}}").getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        void tell(JsonSplice splice, Map<String, String> headers) {
            splice.remove("stream");
            String betas = headers.getOrDefault(BETA, "");
            if (!betas.isEmpty()) {
                String list = Arrays.stream(betas.split(","))
                        .map(beta -> "\"" + beta.strip().replaceAll("[^A-Za-z0-9._-]", "") + "\"")
                        .collect(Collectors.joining(",", "[", "]"));
                splice.set("anthropic_beta", list.getBytes(StandardCharsets.US_ASCII));
            }
        }
    },
    VERTEX("vertex-2023-10-16") {
        @Override
        String address(String base, String model, boolean stream) {
            return base + "/models/" + model + (stream ? ":streamRawPredict" : ":rawPredict");
        }

        @Override
        String counting(String base, String model) {
            return base + "/models/count-tokens:rawPredict";
        }

        /** It keeps its model, which the address does not tell. */
        @Override
        byte[] counted(byte[] message, Map<String, String> headers) {
            return JsonSplice.of(JsonMembers.read(message))
                    .set("anthropic_version", JsonSplice.quoted(version()))
                    .apply();
        }
    };

    /**
     * What the clouds take, which fetch none: each of 5 MB in Base64 at most.
     *
     * @see <a href="https://platform.claude.com/docs/en/build-with-claude/vision">Images and vision: on Bedrock and Vertex AI</a>
     */
    static final InlineImages IMAGES_OF_CLOUDS = new InlineImages(EnumSet.allOf(ImageFormat.class), 3_932_160);

    static final String BETA = "anthropic-beta";
    private static final String VERSION = "/v1";
    private static final String LIMIT = "max_tokens";

    private final String version;

    Hosting(String version) {
        this.version = version;
    }

    static Hosting of(ProviderEntry provider) {
        if (provider.wire().has(Quirk.INVOKE_MODEL)) {
            return BEDROCK;
        }
        return provider.wire().has(Quirk.VERTEX) ? VERTEX : ANTHROPIC;
    }

    abstract String address(String base, String model, boolean stream);

    /** Where a message's tokens are counted. */
    abstract String counting(String base, String model);

    /** A message as this host takes it to be counted. */
    abstract byte[] counted(byte[] message, Map<String, String> headers);

    String version() {
        return version;
    }

    /** What else this host wants to be told in the body, or does not. */
    void tell(JsonSplice splice, Map<String, String> headers) {}

    /** Whether it is told of versions and betas by headers alone, and fetches what addresses point to. */
    boolean isAnthropic() {
        return this == ANTHROPIC;
    }

    static String withoutVersion(String base) {
        return base.endsWith(VERSION) ? base.substring(0, base.length() - VERSION.length()) : base;
    }

    /** A message request as this host takes it. */
    byte[] body(byte[] message, Map<String, String> headers) {
        if (isAnthropic()) {
            return message;
        }
        JsonSplice splice = JsonSplice.of(JsonMembers.read(message)).remove("model");
        splice.set("anthropic_version", JsonSplice.quoted(version));
        tell(splice, headers);
        return splice.apply();
    }
}
