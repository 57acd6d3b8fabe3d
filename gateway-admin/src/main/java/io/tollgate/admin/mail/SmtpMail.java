package io.tollgate.admin.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Sends letters by SMTP on threads of its own, and tries again for a while when the server is away. */
@Component
class SmtpMail implements Mail, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SmtpMail.class);
    private static final int THREADS = 2;
    private static final int QUEUE = 1_000;
    private static final int TRIES_AGAIN = 4;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final String TIMEOUT_MILLIS = "10000";

    private final SmtpProperties properties;
    private final JavaMailSenderImpl sender;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, QUEUE, "mail");

    SmtpMail(SmtpProperties properties) {
        this.properties = properties;
        this.sender = sender(properties);
    }

    @Override
    public boolean enabled() {
        return properties.enabled();
    }

    @Override
    public void send(Letter letter) {
        if (enabled()) {
            deliver(letter).subscribe();
        }
    }

    private Mono<Void> deliver(Letter letter) {
        return Mono.<Void>fromRunnable(() -> sender.send(message(letter)))
                .subscribeOn(threads)
                .retryWhen(Retry.backoff(TRIES_AGAIN, FIRST_WAIT))
                .doOnError(
                        failure -> log.error("a letter ({}) could not be sent: {}", letter.subject(), reason(failure)))
                .onErrorComplete();
    }

    /** The innermost cause: mail's own exceptions repeat what they were to send. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private SimpleMailMessage message(Letter letter) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(properties.from());
        message.setTo(letter.to());
        message.setSubject(letter.subject());
        message.setText(letter.text());
        return message;
    }

    private static JavaMailSenderImpl sender(SmtpProperties properties) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        boolean tls = properties.security() == SmtpProperties.Security.TLS;
        sender.setHost(properties.host());
        sender.setPort(properties.port());
        sender.setProtocol(tls ? "smtps" : "smtp");
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!properties.username().isBlank()) {
            sender.setUsername(properties.username());
            sender.setPassword(properties.password());
        }
        sender.setJavaMailProperties(session(properties, tls ? "mail.smtps." : "mail.smtp."));
        return sender;
    }

    private static Properties session(SmtpProperties properties, String prefix) {
        Properties session = new Properties();
        session.setProperty(
                prefix + "auth", String.valueOf(!properties.username().isBlank()));
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            session.setProperty(prefix + timeout, TIMEOUT_MILLIS);
        }
        String starttls = String.valueOf(properties.security() == SmtpProperties.Security.STARTTLS);
        session.setProperty(prefix + "starttls.enable", starttls);
        session.setProperty(prefix + "starttls.required", starttls);
        session.setProperty(prefix + "ssl.checkserveridentity", "true");
        return session;
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
