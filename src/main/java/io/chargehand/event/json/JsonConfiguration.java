package io.chargehand.event.json;

import io.chargehand.event.JsonFaults;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;

/** Gives every HTTP endpoint the JSON of the contract. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JacksonModule kernelModule() {
        return new KernelModule();
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::apply;
    }

    @Bean
    CloudEventCodec eventCodec() {
        return new CloudEventCodec();
    }

    @Bean
    JsonFaults jsonFaults() {
        return new PathFaults();
    }
}
