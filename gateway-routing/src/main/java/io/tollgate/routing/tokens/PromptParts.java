package io.tollgate.routing.tokens;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body's text, and the most that its images, sounds and files can come to, whose bytes are no text.
 *
 * @param text the JSON without them
 */
record PromptParts(String text, long imageTokens, long audioTokens) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The most that one image comes to. OpenAI: 85 + 170 for each of at most 8 tiles of 512 pixels, or at most 1,536 patches ×
     * 1.72; Anthropic: at most 4,784; Gemini: 258 for each tile of 768 pixels, of which a 3,072 × 3,072 image has 16.
     * gpt-4o-mini alone counts more, see {@link #MOST_DEAR_IMAGE}.
     */
    private static final long MOST_IMAGE = 4_784;

    /** OpenAI, gpt-4o-mini: 2,833 + 5,667 for each tile. */
    private static final long MOST_DEAR_IMAGE = 2_833 + 8 * 5_667;

    /** OpenAI counts 10 tokens for a second of sound, Gemini 32; the least that speech is compressed to is 750 bytes a second. */
    private static final long BYTES_PER_AUDIO_TOKEN = 20;

    /** Base64 has four characters for three bytes. */
    private static final long BYTES_OF_FOUR = 3;

    static PromptParts of(byte[] body) {
        JsonNode root = JSON.readTree(body);
        boolean dear = root.path("model").asString("").contains("4o-mini");
        Walk walk = new Walk(dear ? MOST_DEAR_IMAGE : MOST_IMAGE);
        walk.strip(root);
        return new PromptParts(root.toString(), walk.images, walk.audio);
    }

    /** Takes out of a tree what is no text. */
    private static final class Walk {

        private final long perImage;
        private long images;
        private long audio;

        Walk(long perImage) {
            this.perImage = perImage;
        }

        void strip(JsonNode node) {
            if (node instanceof ObjectNode object) {
                part(object);
                object.valueStream().forEach(this::strip);
            } else if (node instanceof ArrayNode array) {
                array.valueStream().forEach(this::strip);
            }
        }

        private void part(ObjectNode part) {
            switch (part.path("type").asString("")) {
                case "image_url", "input_image", "image" -> image(part);
                case "input_audio" -> audio(part);
                default -> {
                    // Files stay in the text: nobody publishes what their pages come to, and they have no more tokens
                    // than bytes.
                }
            }
        }

        private void image(ObjectNode part) {
            images += perImage;
            part.remove(List.of("image_url", "source", "file_id"));
        }

        private void audio(ObjectNode part) {
            long bytes = part.path("input_audio").path("data").asString("").length() / 4 * BYTES_OF_FOUR;
            audio += bytes / BYTES_PER_AUDIO_TOKEN + 1;
            part.remove("input_audio");
        }
    }
}
