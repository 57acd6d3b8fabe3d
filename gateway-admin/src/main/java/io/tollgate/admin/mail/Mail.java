package io.tollgate.admin.mail;

/** Sends letters; nobody waits for them, so that no answer tells by its time whether one was sent. */
public interface Mail {

    /** Whether there is a mail server at all. */
    boolean enabled();

    /** Takes a letter to be sent soon; one that cannot be is logged, without its text, and lost. */
    void send(Letter letter);
}
