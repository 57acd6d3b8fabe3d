package io.tollgate.routing.signing;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Wires the ways to prove who asks. */
@Configuration(proxyBeanMethods = false)
public class SigningConfiguration {

    /** Asks nobody before the first request that needs it. */
    @Bean(destroyMethod = "close")
    DefaultCredentialsProvider awsCredentialChain() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Bean
    Signers signers(DefaultCredentialsProvider awsCredentialChain, TokenEndpoint tokenEndpoint) {
        return new Signers(List.of(
                new AwsScheme(awsCredentialChain::resolveCredentials, Clock.systemUTC()),
                new TokenScheme(new GoogleGrant(), tokenEndpoint, InstantSource.system()),
                new TokenScheme(new EntraGrant(), tokenEndpoint, InstantSource.system())));
    }
}
