package io.tollgate.routing.call;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where providers may be.
 *
 * @param allowPrivateUpstreams whether loopback and private addresses may be called, as with a model server of one's own
 */
@ConfigurationProperties("tollgate")
record PrivateUpstreams(@DefaultValue("false") boolean allowPrivateUpstreams) {}
