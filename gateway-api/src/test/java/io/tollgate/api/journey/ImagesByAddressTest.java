package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Cloud;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway downloads an image for a provider that takes images in the request alone, and for nobody else. */
class ImagesByAddressTest extends SoldByFamily {

    private static final String SEEN = "seen-by-bedrock";

    private final Pictures pictures = new Pictures();

    ImagesByAddressTest() {
        super("alder-viewing", "bedrock", "anthropic.claude-sonnet-4-5-v1:0");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.bedrockUrl();
    }

    @Override
    String credential(Cloud cloud) {
        return cloud.awsKeys();
    }

    @Override
    String more() {
        return ", \"wire\": {\"auth\": {\"scheme\": \"aws\", \"region\": \"eu-central-1\"}}";
    }

    @Override
    String path(boolean stream) {
        return stream ? "converse-stream" : "converse";
    }

    @BeforeAll
    void sellEyes() {
        sellHere(SEEN, "\"chat\", \"vision\"", "\"input\": \"1\", \"output\": \"2\"");
        sell(SEEN, "[\"chat\", \"vision\"]", "birch", "", "\"input\": \"9\", \"output\": \"45\"");
    }

    @AfterAll
    void closePictures() {
        pictures.close();
    }

    @Test
    void putsTheImageIntoAChat() {
        int before = pictures.asked();

        caller().post(CHAT, chatAbout(pictures.address(), "")).expect(200);

        JsonNode image = received("alder").at("/messages/0/content/0/image");
        assertThat(image.path("format").asString()).isEqualTo("png");
        assertThat(image.at("/source/bytes").asString()).isEqualTo(Pictures.BASE64);
        assertThat(pictures.asked()).isEqualTo(before + 1);
    }

    @Test
    void putsTheImageIntoAMessageAndAResponse() {
        caller().post(MESSAGES, """
                {"model": "%s", "max_tokens": 9, "messages": [{"role": "user", "content": [
                  {"type": "image", "source": {"type": "url", "url": "%s"}}]}]}""".formatted(SEEN, pictures.address())).expect(200);
        assertThat(received("alder")
                        .at("/messages/0/content/0/image/source/bytes")
                        .asString())
                .isEqualTo(Pictures.BASE64);

        caller().post(RESPONSES, """
                {"model": "%s", "input": [{"role": "user", "content": [
                  {"type": "input_image", "image_url": "%s"}]}]}""".formatted(SEEN, pictures.address())).expect(200);
        assertThat(received("alder")
                        .at("/messages/0/content/0/image/source/bytes")
                        .asString())
                .isEqualTo(Pictures.BASE64);
    }

    @Test
    void namesThePartWhoseImageCannotBeHad() {
        long before = simulator().provider("alder").counters().received();

        JsonNode error = caller().post(
                        CHAT, chatAbout(pictures.wrongAddress(), ", \"provider\": {\"only\": [\"" + slug() + "\"]}"))
                .expectError(400, "invalid_image_url");

        assertThat(error.path("param").asString()).isEqualTo("messages[0].content[0].image_url");
        assertThat(error.path("message").asString()).contains("messages[0].content[0].image_url", "status 404");
        assertThat(simulator().provider("alder").counters().received()).isEqualTo(before);
    }

    @Test
    void leavesTheAddressToAProviderThatFetchesByItself() {
        int before = pictures.asked();
        simulator().provider("alder").fail(Fault.status(503));

        Reply fallenBack =
                caller().post(CHAT, chatAbout(pictures.address(), "")).expect(200);

        assertThat(fallenBack.header("x-tollgate-provider")).contains("birch");
        assertThat(received("birch").at("/messages/0/content/0/image_url/url").asString())
                .isEqualTo(pictures.address());
        assertThat(pictures.asked()).isEqualTo(before + 1);
    }

    @Test
    void letsAnotherProviderTryWhatTheGatewayCouldNotHave() {
        Reply fallenBack =
                caller().post(CHAT, chatAbout(pictures.wrongAddress(), "")).expect(200);

        assertThat(fallenBack.header("x-tollgate-provider")).contains("birch");
    }

    private JsonNode received(String provider) {
        List<ReceivedRequest> all = simulator().provider(provider).received();
        return JsonMapper.shared().readTree(all.get(all.size() - 1).bodyText());
    }

    private static String chatAbout(String address, String members) {
        return """
                {"model": "%s", "messages": [{"role": "user", "content": [
                  {"type": "image_url", "image_url": {"url": "%s"}}, {"type": "text", "text": "What is it?"}]}]%s}""".formatted(SEEN, address, members);
    }
}
