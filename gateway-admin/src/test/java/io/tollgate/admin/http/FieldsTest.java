package io.tollgate.admin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource({
        "Sea\u200brch, U+200B",
        "Sea\u200drch, U+200D",
        "Search\u200c, U+200C",
        "\u202ehcraeS, U+202E",
        "Se\u2066arch, U+2066",
        "Se\u00adarch, U+00AD",
        "\ufeffSearch, U+FEFF",
        "Search\udb40\udc41, U+E0041",
        "\u3164, U+3164"
    })
    void refusesWhatIsNotSeen(String name, String unseen) {
        Fields fields = new Fields();

        fields.text("name", name, 100);

        assertThatThrownBy(fields::raise)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .containsExactly(new FieldError(
                                        "name", "has the character " + unseen + ", which is not seen: leave it out")));
    }

    /** Persian, Hindi and Bengali, a person at a computer in two ways, and a heart on fire. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937",
                "\u09b0\u200d\u09cd\u09af",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
                "\u2764\ufe0f\u200d\ud83d\udd25"
            })
    void takesJoinersWhereLanguagesAndPicturesNeedThem(String name) {
        Fields fields = new Fields();

        assertThat(fields.text("name", name, 100)).isEqualTo(name);
        assertThat(fields.isClean()).isTrue();
    }
}
