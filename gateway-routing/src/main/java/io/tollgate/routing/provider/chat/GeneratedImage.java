package io.tollgate.routing.provider.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * An image in an answer, in OpenRouter's shape.
 *
 * @see <a href="https://openrouter.ai/docs/features/multimodal/image-generation">OpenRouter: image generation</a>
 */
final class GeneratedImage {

    private GeneratedImage() {}

    static void write(ObjectNode image, String url) {
        image.put("type", "image_url").putObject("image_url").put("url", url);
    }
}
