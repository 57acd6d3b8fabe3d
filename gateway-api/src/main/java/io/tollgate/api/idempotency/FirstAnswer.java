package io.tollgate.api.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as it was given the first time; headers by lower-case name. */
record FirstAnswer(int status, Map<String, String> headers, byte[] body) {

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(status);
            out.writeShort(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static FirstAnswer read(byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            int status = in.readUnsignedShort();
            int count = in.readUnsignedShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new FirstAnswer(status, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body is somebody's text: it is not shown. */
    @Override
    public String toString() {
        return "FirstAnswer[" + status + ", " + body.length + " bytes]";
    }
}
