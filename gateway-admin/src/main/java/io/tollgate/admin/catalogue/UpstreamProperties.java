package io.tollgate.admin.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where providers may be.
 *
 * @param allowPrivateUpstreams whether base URLs may be loopback or private addresses
 */
@ConfigurationProperties("tollgate")
public record UpstreamProperties(boolean allowPrivateUpstreams) {}
