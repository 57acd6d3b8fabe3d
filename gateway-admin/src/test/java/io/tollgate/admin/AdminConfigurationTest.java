package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

class AdminConfigurationTest {

    private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AdminConfiguration.class));

    @Test
    void isNotThereOnANodeForTheDataPlaneAlone() {
        runner.withPropertyValues("tollgate.planes=data")
                .run(context -> assertThat(context).doesNotHaveBean(AdminConfiguration.class));
    }

    @Test
    void isThereWhereTheControlPlaneIsServed() {
        runner.withPropertyValues("tollgate.planes=data, control")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("NoSuchBeanDefinitionException"));
    }
}
