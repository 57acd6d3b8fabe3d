package io.tollgate.api;

import io.tollgate.api.command.OperatorCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;

/** One node of the gateway, or a command of its operator. */
// The only callers are those with issued keys, tokens or sessions: no user of Spring's own.
@SpringBootApplication(exclude = ReactiveUserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class TollgateApplication {

    public static void main(String[] args) {
        OperatorCommand.run(args)
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(TollgateApplication.class, args));
    }
}
