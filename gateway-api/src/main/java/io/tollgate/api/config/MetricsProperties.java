package io.tollgate.api.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read the metrics.
 *
 * @param token the bearer token of the scraper; empty: the operator's token alone opens them
 */
@ConfigurationProperties("tollgate.metrics")
record MetricsProperties(@DefaultValue("") String token) {}
