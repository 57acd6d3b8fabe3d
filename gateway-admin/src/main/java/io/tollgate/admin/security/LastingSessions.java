package io.tollgate.admin.security;

import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import reactor.core.publisher.Mono;

/**
 * Sessions of which one may end, or get another identifier, while a call is under way. Spring Session would have
 * that call fail when it is done, only because the time of its last use is stored no more.
 */
final class LastingSessions<S extends Session> implements ReactiveSessionRepository<S> {

    private final ReactiveSessionRepository<S> sessions;

    LastingSessions(ReactiveSessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<S> createSession() {
        return sessions.createSession();
    }

    @Override
    public Mono<Void> save(S session) {
        return sessions.save(session).onErrorComplete(IllegalStateException.class);
    }

    @Override
    public Mono<S> findById(String id) {
        return sessions.findById(id);
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return sessions.deleteById(id);
    }
}
