package io.chargehand.app;

import io.chargehand.app.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Entry point of the service and its command line. */
@SpringBootApplication(
        scanBasePackages = "io.chargehand",
        // Two modules may name a class alike.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("io.chargehand")
public class ChargehandApplication {

    /** Runs the command that the arguments name, {@code serve} when they name none. */
    public static void main(String[] args) {
        Commands.run(args).ifPresent(System::exit);
    }
}
