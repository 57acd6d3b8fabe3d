package io.tollgate.admin.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server on this machine, and what it was sent. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https://\\S+#(\\S+)");
    private static final long PATIENCE_MILLIS = 20_000;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Mailbox() {
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** Waits for the letter of this number to this address, counted from 1. */
    public Message letter(String to, int number) {
        List<Message> theirs = letters(to);
        while (theirs.size() < number) {
            if (!server.waitForIncomingEmail(PATIENCE_MILLIS, server.getReceivedMessages().length + 1)) {
                throw new AssertionError("no letter " + number + " to " + to + " after 20 s");
            }
            theirs = letters(to);
        }
        return theirs.get(number - 1);
    }

    /** How many letters came to this address. */
    public int count(String to) {
        return letters(to).size();
    }

    /** The secret behind the letter's link. */
    public static String secret(Message letter) {
        Matcher link = LINK.matcher(GreenMailUtil.getBody(letter));
        if (!link.find()) {
            throw new AssertionError("no link in the letter");
        }
        return link.group(1);
    }

    private List<Message> letters(String to) {
        return Arrays.stream(server.getReceivedMessages())
                .<Message>map(message -> message)
                .filter(message -> isTo(message, to))
                .toList();
    }

    private static boolean isTo(Message message, String to) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .anyMatch(address -> address.toString().equals(to));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
