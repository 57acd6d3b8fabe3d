package io.tollgate.admin.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign up.
 *
 * @param signup {@code open}, {@code invite} or {@code closed}
 */
@ConfigurationProperties("tollgate")
public record AccountProperties(@DefaultValue("open") SignUpMode signup) {}
