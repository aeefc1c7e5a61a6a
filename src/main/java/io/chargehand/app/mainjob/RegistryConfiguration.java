package io.chargehand.app.mainjob;

import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.ModelRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps models in the folder that the settings name. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    ModelRegistry modelRegistry(MainJobSettings settings) {
        return new FolderRegistry(settings.models());
    }
}
