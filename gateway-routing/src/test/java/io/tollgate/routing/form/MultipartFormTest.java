package io.tollgate.routing.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MultipartFormTest {

    private static final String TYPE = "multipart/form-data; boundary=\"x y\"";

    @Test
    void findsFieldsAndFiles() {
        MultipartForm form = form(field("model", "m") + file("RIFF"));

        assertThat(form.text("model")).contains("m");
        assertThat(form.hasFile("file")).isTrue();
        assertThat(form.text("file")).isEmpty();
        assertThat(form.has("prompt")).isFalse();
    }

    @Test
    void editsInPlace() {
        String body = field("provider", "p") + field("model", "m") + file("RIFF") + field("models", "q");

        byte[] edited = form(body).with("model", "upstream", Set.of("provider", "models"));

        assertThat(edited).asString(UTF_8).isEqualTo(field("model", "upstream") + file("RIFF") + "--x y--\r\n");
    }

    @Test
    void readsAnEmptyFieldAndAnEmptyFile() {
        MultipartForm form = form(field("model", "") + file(""));

        assertThat(form.text("model")).contains("");
        assertThat(form.hasFile("file")).isFalse();
    }

    @Test
    void saysWhyAFormIsNone() {
        broken("", "no closing boundary");
        broken("--x y\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\nvalue", "middle of a field");
        broken("--x y\r\ncontent-disposition: form-data\r\n\r\nvalue\r\n--x y--\r\n", "no name");
        assertThatThrownBy(() -> MultipartForm.read(new byte[0], "multipart/form-data"))
                .hasMessageContaining("no boundary");
    }

    private static void broken(String body, String problem) {
        assertThatThrownBy(() -> MultipartForm.read(body.getBytes(UTF_8), TYPE))
                .isInstanceOf(BrokenForm.class)
                .hasMessageContaining(problem);
    }

    private static MultipartForm form(String fields) {
        return MultipartForm.read((fields + "--x y--\r\n").getBytes(UTF_8), TYPE);
    }

    private static String field(String name, String value) {
        return "--x y\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String content) {
        return "--x y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\n" + content + "\r\n";
    }
}
