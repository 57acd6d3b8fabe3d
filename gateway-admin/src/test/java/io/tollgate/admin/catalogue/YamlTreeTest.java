package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.http.Problem;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class YamlTreeTest {

    private final JsonMapper json = JsonMapper.shared();

    @Property(tries = 300)
    void readsWhatItWrites(@ForAll("documents") Map<String, Object> document) {
        YamlTree read = YamlTree.read(YamlTree.write(document));

        assertThat(json.treeToValue(read.root(), Object.class)).isEqualTo(document);
    }

    @Test
    void keepsTextsThatLookLikeSomethingElse() {
        YamlTree tree = YamlTree.read("region: no\nversion: 2024-10-21\nprice: 0.150\nname: 017\ntime: 16:30\n");

        assertThat(tree.root().get("region").stringValue()).isEqualTo("no");
        assertThat(tree.root().get("version").stringValue()).isEqualTo("2024-10-21");
        assertThat(tree.root().get("price").asString()).isEqualTo("0.150");
        assertThat(tree.root().get("name").stringValue()).isEqualTo("017");
        assertThat(tree.root().get("time").stringValue()).isEqualTo("16:30");
    }

    @Test
    void saysOnWhichLineSomethingIsWrong() {
        assertThatThrownBy(() -> YamlTree.read("a: 1\nb: [1\n"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> YamlTree.read("a:\n  b: 1\n  b: 2\n"))
                .hasMessageContaining("a.b: is stated again (line 3)");
        assertThat(YamlTree.read("a:\n  b: 1\n").at("a.b.c")).isEqualTo(" (line 2)");
    }

    @Test
    void refusesWhatGrowsWhenItIsRead() {
        assertThatThrownBy(() -> YamlTree.read("a: &x [1, 2]\nb: [*x, *x]\n")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> YamlTree.read("a: 1\n---\nb: 2\n")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> YamlTree.read("a: " + "[".repeat(1000))).isInstanceOf(Problem.class);
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        Arbitrary<String> texts = Arbitraries.of(
                "",
                " ",
                "no",
                "yes",
                "on",
                "True",
                "null",
                "~",
                "0.15",
                "1e5",
                "1.5e3",
                "0x1F",
                "017",
                "1_000",
                "=",
                "<<",
                "- a",
                "a: b",
                "# c",
                "line\nbreak",
                "tab\t",
                "é…",
                "😀",
                "'",
                "\"",
                "*x",
                "&x",
                "!t",
                "%",
                "16:30",
                "2024-10-21",
                ".inf",
                "-",
                "?",
                "{}",
                "[]",
                "  lead",
                "trail ");
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts.map(Object.class::cast),
                Arbitraries.strings().ofMaxLength(8).alpha().map(Object.class::cast),
                Arbitraries.longs()
                        .between(-999_999_999_999_999_999L, 999_999_999_999_999_999L)
                        .map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
        Arbitrary<Object> values = Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves,
                () -> leaves.list().ofMaxSize(3).map(Object.class::cast),
                () -> Arbitraries.maps(names(), leaves).ofMaxSize(3).map(Object.class::cast));
        return Arbitraries.maps(names(), values).ofMaxSize(4);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of(List.of("a", "b-c", "x.y/z", "on", "1", "é", "a b"));
    }
}
