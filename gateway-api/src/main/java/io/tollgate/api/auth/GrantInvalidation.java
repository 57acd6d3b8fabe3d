package io.tollgate.api.auth;

import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.redis.ChangeFeed.Change;
import io.tollgate.billing.redis.ChangeFeed.Change.OrganizationChanged;
import io.tollgate.billing.redis.ChangeFeed.Change.Reconnected;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Forgets grants as soon as the control plane tells that they changed. */
final class GrantInvalidation implements SmartLifecycle {

    private final ChangeFeed feed;
    private final KeyGrants grants;
    private final Disposable.Swap subscription = Disposables.swap();

    GrantInvalidation(ChangeFeed feed, KeyGrants grants) {
        this.feed = feed;
        this.grants = grants;
    }

    @Override
    public void start() {
        subscription.update(feed.changes().subscribe(this::apply));
    }

    @Override
    public void stop() {
        subscription.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        Disposable current = subscription.get();
        return current != null && !current.isDisposed();
    }

    private void apply(Change change) {
        if (change instanceof OrganizationChanged changed) {
            grants.forget(changed.organizationId(), changed.revision());
        } else if (change instanceof Reconnected) {
            grants.forgetAll();
        }
    }
}
