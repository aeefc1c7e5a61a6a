package io.chargehand.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Entry point of the service and its command line. */
@ConfigurationPropertiesScan("io.chargehand")
@SpringBootApplication(scanBasePackages = "io.chargehand")
public class ChargehandApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(ChargehandApplication.class, args);
    }
}
