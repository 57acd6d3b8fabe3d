package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.Problem;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML document as a tree of JSON's values. Only {@code true}, {@code false}, {@code null} and decimal numbers are not
 * texts: {@code no} is a region, and {@code 2024-10-21} a version. Nothing may refer to something else.
 *
 * @param lines where each thing stands, by its path
 */
record YamlTree(JsonNode root, Map<String, Integer> lines) {

    static final int MAX_LENGTH = 4 * 1024 * 1024;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}\\.[0-9]{1,20}([eE][-+]?[0-9]{1,3})?");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * Reads a document; an empty one is an empty map.
     *
     * @throws Problem 400 saying where it is wrong
     */
    static YamlTree read(String text) {
        try {
            Node root = new Yaml(limits()).compose(new StringReader(text));
            Map<String, Integer> lines = new HashMap<>();
            return new YamlTree(root == null ? JSON.objectNode() : value(root, "", lines), Map.copyOf(lines));
        } catch (MarkedYAMLException e) {
            throw Problem.invalid("body", "is not YAML: " + e.getProblem() + line(e));
        } catch (YAMLException e) {
            throw Problem.invalid("body", "is not YAML that is read: " + e.getMessage());
        }
    }

    /** The document that reads as these values. */
    static String write(Map<String, ?> values) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(values);
    }

    /** The path with the line on which the nearest thing above it stands. */
    String at(String path) {
        String known = path;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, known.lastIndexOf('.')));
        }
        Integer line = lines.get(known);
        return line == null ? "" : " (line " + line + ")";
    }

    static String path(String above, String name) {
        return above.isEmpty() || name.isEmpty() ? above + name : above + "." + name;
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private static JsonNode value(Node node, String path, Map<String, Integer> lines) {
        lines.put(path, line(node));
        if (node instanceof MappingNode mapping) {
            return object(mapping, path, lines);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(value(item, path + "[" + array.size() + "]", lines));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static ObjectNode object(MappingNode mapping, String path, Map<String, Integer> lines) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw Problem.invalid(path.isEmpty() ? "body" : path, "has a key that is no text" + at(entry));
            }
            String below = path(path, key.getValue());
            if (object.has(key.getValue())) {
                throw Problem.invalid(below, "is stated again" + at(entry));
            }
            object.set(key.getValue(), value(entry.getValueNode(), below, lines));
            lines.put(below, line(entry.getKeyNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (!node.isPlain()) {
            return JSON.stringNode(text);
        }
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            return JSON.nullNode();
        }
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (WHOLE.matcher(text).matches()) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return DECIMAL.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : JSON.stringNode(text);
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    private static String at(NodeTuple entry) {
        return " (line " + line(entry.getKeyNode()) + ")";
    }

    private static String line(MarkedYAMLException e) {
        return e.getProblemMark() == null ? "" : " (line " + (e.getProblemMark().getLine() + 1) + ")";
    }
}
