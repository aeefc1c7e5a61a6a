package io.chargehand.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the service and its command line. */
@SpringBootApplication(scanBasePackages = "io.chargehand")
public class ChargehandApplication {

    public static void main(String[] args) {
        SpringApplication.run(ChargehandApplication.class, args);
    }
}
