package io.chargehand.registry.web;

import io.chargehand.registry.PromotionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the settings on as a policy. */
@Configuration(proxyBeanMethods = false)
class PromotionConfiguration {

    @Bean
    PromotionPolicy promotionPolicy(RegistrySettings settings) {
        return settings.policy();
    }
}
