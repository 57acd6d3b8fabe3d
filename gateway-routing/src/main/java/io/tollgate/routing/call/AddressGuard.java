package io.tollgate.routing.call;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** Asks the policy at the last moment, about the very address to connect to: what DNS said earlier does not count. */
@Sharable
final class AddressGuard extends ChannelOutboundHandlerAdapter {

    private final AddressPolicy policy;

    AddressGuard(AddressPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise)
            throws Exception {
        Optional<String> refusal = refusal(remote);
        if (refusal.isPresent()) {
            promise.setFailure(new RefusedAddress(remote + " is not called: " + refusal.get()));
        } else {
            super.connect(context, remote, local, promise);
        }
    }

    private Optional<String> refusal(SocketAddress remote) {
        return remote instanceof InetSocketAddress address && !address.isUnresolved()
                ? policy.refusal(address.getAddress())
                : Optional.of("it is no resolved internet address");
    }
}
