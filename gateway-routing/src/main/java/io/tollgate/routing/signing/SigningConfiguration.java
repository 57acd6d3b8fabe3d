package io.tollgate.routing.signing;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ways to prove who asks. */
@Configuration(proxyBeanMethods = false)
public class SigningConfiguration {

    @Bean
    MachineCredentials machineCredentials() {
        return new MachineCredentials();
    }

    @Bean
    Signers signers(MachineCredentials machineCredentials, TokenEndpoint tokenEndpoint) {
        return new Signers(List.of(
                new AwsScheme(machineCredentials, Clock.systemUTC()),
                new TokenScheme(new GoogleGrant(), tokenEndpoint, InstantSource.system()),
                new TokenScheme(new EntraGrant(), tokenEndpoint, InstantSource.system())));
    }
}
