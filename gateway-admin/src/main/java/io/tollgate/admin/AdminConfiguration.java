package io.tollgate.admin;

import io.tollgate.admin.account.AccountProperties;
import io.tollgate.admin.account.SignUpProperties;
import io.tollgate.admin.catalogue.CatalogueProperties;
import io.tollgate.admin.mail.LinkProperties;
import io.tollgate.admin.mail.SmtpProperties;
import io.tollgate.admin.oidc.OidcProperties;
import io.tollgate.admin.operator.OperatorProperties;
import io.tollgate.admin.security.ProxyProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Wires the control plane, on nodes that serve it. */
// Before: the sessions' web session manager takes the place of the default one.
@AutoConfiguration(beforeName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnExpression(
        "'${tollgate.planes:data,control}'.replace(' ', '').split(',').?[#this == 'control'].length > 0")
// Full names: other modules have beans of the same short ones.
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = AdminConfiguration.class))
@EnableConfigurationProperties({
    AccountProperties.class,
    CatalogueProperties.class,
    SignUpProperties.class,
    SmtpProperties.class,
    LinkProperties.class,
    ProxyProperties.class,
    OidcProperties.class,
    OperatorProperties.class
})
public class AdminConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
