package io.tollgate.routing.provider.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.ImageFormat;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageAddressesTest {

    @Test
    void findsBothSpellingsOfAChat() {
        ProviderCall call = call(Operation.CHAT, """
                {"messages": [{"role": "user", "content": "an image"}, {"role": "user", "content": [
                  {"type": "text", "text": "Look"},
                  {"type": "image_url", "image_url": {"detail": "low", "url": "https://a.example/1.png"}},
                  {"type": "image_url", "image_url": "HTTP://a.example/2.png"}]}]}""");

        assertThat(ImageAddresses.of(call))
                .extracting(ImageAddress::field, ImageAddress::url)
                .containsExactly(
                        tuple("messages[1].content[1].image_url", "https://a.example/1.png"),
                        tuple("messages[1].content[2].image_url", "HTTP://a.example/2.png"));
    }

    @Test
    void findsThoseOfMessagesInResultsOfToolsToo() {
        ProviderCall call = call(Operation.MESSAGES, """
                {"messages": [{"role": "user", "content": [
                  {"type": "tool_result", "tool_use_id": "t", "content": [
                    {"type": "image", "source": {"type": "url", "url": "https://a.example/1.png"}}]},
                  {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "QQ=="}}]}]}""");

        assertThat(ImageAddresses.of(call))
                .extracting(ImageAddress::field)
                .containsExactly("messages[0].content[0].content[0].source");
    }

    @Test
    void findsThoseOfResponses() {
        ProviderCall call = call(Operation.RESPONSES, """
                {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "https://a.example/1.png"}]},
                  {"type": "function_call_output", "call_id": "c", "output": [
                    {"type": "input_image", "image_url": "https://a.example/2.png"}]}]}""");

        assertThat(ImageAddresses.of(call))
                .extracting(ImageAddress::field)
                .containsExactly("input[0].content[0].image_url", "input[1].output[0].image_url");
    }

    @Test
    void leavesAloneWhatIsNoImageOfAConversation() {
        ProviderCall call = call(Operation.CHAT, """
                {"tools": [{"type": "image_url", "image_url": "https://a.example/1.png"}], "messages": [
                  {"role": "user", "content": "{\\"type\\": \\"image_url\\", \\"image_url\\": \\"https://a.example\\"}"},
                  {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,QQ=="}},
                    {"type": "image_url", "image_url": {"url": "gs://bucket/1.png"}}]},
                  {"role": "assistant", "content": [{"type": "tool_use", "input":
                    {"content": [{"type": "image_url", "image_url": "https://a.example/1.png"}]}}]}]}""");

        assertThat(ImageAddresses.of(call)).isEmpty();
        assertThat(ImageAddresses.of(call(Operation.EMBEDDINGS, "{\"input\": [{\"type\": \"image_url\"}]}")))
                .isEmpty();
    }

    @Test
    void putsImagesInTheirPlacesAndKeepsAllOtherBytes() {
        ProviderCall chat = call(Operation.CHAT, """
                {"x" : 1e2, "messages": [{"content": [
                  {"type": "image_url", "image_url": {"url": "https://a.example/1.png", "detail": "low"}}]}], "y": []}""");
        ProviderCall message = call(Operation.MESSAGES, """
                {"messages": [{"content": [{"type": "image", "source": {"url": "https://a.example", "type": "url"}}]}]}""");

        assertThat(inlined(chat)).isEqualTo("""
                {"x" : 1e2, "messages": [{"content": [
                  {"type": "image_url", "image_url": {"url": "data:image/gif;base64,R0lG", "detail": "low"}}]}], "y": []}""");
        assertThat(inlined(message)).isEqualTo("""
                {"messages": [{"content": [{"type": "image", "source": \
                {"type":"base64","media_type":"image/gif","data":"R0lG"}}]}]}""");
    }

    @Test
    void refusesAMessageThatSaysSomethingTwice() {
        ProviderCall call = call(Operation.CHAT, """
                {"messages": [{"role": "user", "role": "user", "content": [{"type": "image_url"}]}]}""");

        assertThatThrownBy(() -> ImageAddresses.of(call))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("role");
    }

    private static String inlined(ProviderCall call) {
        List<ImageAddress> addresses = ImageAddresses.of(call);
        List<byte[]> values = addresses.stream()
                .map(address -> address.holding(ImageFormat.GIF, "GIF".getBytes(UTF_8)))
                .toList();
        return ImageAddresses.replaced(call, addresses, values).text();
    }

    private static ProviderCall call(Operation operation, String body) {
        return ProviderCall.of(operation, Samples.json(body), "small-1");
    }
}
