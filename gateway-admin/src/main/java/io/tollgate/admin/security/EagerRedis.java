package io.tollgate.admin.security;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/** Connects to Redis while the node starts: left to the first session, it would block an event loop. */
@Component
class EagerRedis implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof LettuceConnectionFactory connections) {
            connections.setEagerInitialization(true);
        }
        return bean;
    }
}
