package io.tollgate.api.anthropic;

import java.util.UUID;
import java.util.regex.Pattern;

/** A message's id, made of the provider's own, so that both can be looked up. */
final class MessageId {

    private static final String PREFIX = "msg_";
    private static final Pattern OPENAI = Pattern.compile("^chatcmpl[-_]");

    private MessageId() {}

    static String of(String chatId) {
        if (chatId.startsWith(PREFIX)) {
            return chatId;
        }
        String own = OPENAI.matcher(chatId).replaceFirst("");
        return PREFIX + (own.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : own);
    }
}
