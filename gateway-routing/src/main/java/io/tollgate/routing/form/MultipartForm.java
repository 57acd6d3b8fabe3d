package io.tollgate.routing.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code multipart/form-data} body: its fields as spans of its bytes, which stay as they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class MultipartForm {

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^;,\\s]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern FILE = Pattern.compile("(?i);\\s*filename\\*?=");
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final String contentType;
    private final List<FormField> fields;

    private MultipartForm(byte[] body, String contentType, List<FormField> fields) {
        this.body = body;
        this.contentType = contentType;
        this.fields = fields;
    }

    /**
     * Finds the fields.
     *
     * @param body not copied, so it must not change afterwards
     * @param contentType the body's, with its boundary
     * @throws BrokenForm when it is no form
     */
    public static MultipartForm read(byte[] body, String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new BrokenForm("the content type has no boundary");
        }
        String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new MultipartForm(body, contentType, fields(body, ("--" + boundary).getBytes(ISO_8859_1)));
    }

    public int size() {
        return body.length;
    }

    public byte[] body() {
        return body;
    }

    public String contentType() {
        return contentType;
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** Whether a file was sent under this name, with something in it. */
    public boolean hasFile(String name) {
        return find(name)
                .filter(field -> field.isFile() && field.valueEnd() > field.valueStart())
                .isPresent();
    }

    public long fileCount() {
        return fields.stream().filter(FormField::isFile).count();
    }

    /** In bytes, of all fields that are no files. */
    public long textSize() {
        return fields.stream()
                .filter(field -> !field.isFile())
                .mapToLong(field -> field.valueEnd() - field.valueStart())
                .sum();
    }

    /** The value of a field that is no file. */
    public Optional<String> text(String name) {
        return find(name)
                .filter(field -> !field.isFile())
                .map(field -> new String(body, field.valueStart(), field.valueEnd() - field.valueStart(), UTF_8));
    }

    /** The body with this field's value in the place of its own, and without the others; it must have the field. */
    public byte[] with(String name, String value, Set<String> without) {
        ByteArrayOutputStream edited = new ByteArrayOutputStream(body.length + value.length());
        int copied = 0;
        for (int i = 0; i < fields.size(); i++) {
            FormField field = fields.get(i);
            if (field.name().equals(name)) {
                edited.write(body, copied, field.valueStart() - copied);
                edited.writeBytes(value.getBytes(UTF_8));
                copied = field.valueEnd();
            } else if (without.contains(field.name())) {
                edited.write(body, copied, field.start() - copied);
                copied = field.valueEnd() + LINE_END.length;
            }
        }
        edited.write(body, copied, body.length - copied);
        return edited.toByteArray();
    }

    private Optional<FormField> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static List<FormField> fields(byte[] body, byte[] delimiter) {
        List<FormField> fields = new ArrayList<>();
        int at = indexOf(body, delimiter, 0);
        while (at >= 0 && !startsWith(body, at + delimiter.length, new byte[] {'-', '-'})) {
            int headEnd = indexOf(body, HEAD_END, at);
            int next = headEnd < 0 ? -1 : indexOf(body, delimited(delimiter), headEnd + LINE_END.length);
            if (next < 0) {
                throw new BrokenForm("the form ends in the middle of a field");
            }
            String head = new String(body, at, headEnd - at, UTF_8);
            int valueStart = headEnd + HEAD_END.length;
            fields.add(
                    new FormField(name(head), FILE.matcher(head).find(), at, valueStart, Math.max(valueStart, next)));
            at = next + LINE_END.length;
        }
        if (at < 0) {
            throw new BrokenForm("the form has no closing boundary");
        }
        return fields;
    }

    private static String name(String head) {
        Matcher matcher = NAME.matcher(head);
        if (!matcher.find()) {
            throw new BrokenForm("a field has no name");
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static byte[] delimited(byte[] delimiter) {
        byte[] whole = new byte[LINE_END.length + delimiter.length];
        System.arraycopy(LINE_END, 0, whole, 0, LINE_END.length);
        System.arraycopy(delimiter, 0, whole, LINE_END.length, delimiter.length);
        return whole;
    }

    private static int indexOf(byte[] body, byte[] sought, int from) {
        for (int i = from; i <= body.length - sought.length; i++) {
            if (body[i] == sought[0] && startsWith(body, i, sought)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] body, int at, byte[] sought) {
        if (at + sought.length > body.length) {
            return false;
        }
        for (int i = 0; i < sought.length; i++) {
            if (body[at + i] != sought[i]) {
                return false;
            }
        }
        return true;
    }
}
