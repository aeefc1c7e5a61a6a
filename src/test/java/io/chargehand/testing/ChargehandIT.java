package io.chargehand.testing;

import io.chargehand.app.ChargehandApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of the whole application, listening on a random port, with a migrated and otherwise empty database of its own.
 * Beans are injected as in any {@code @SpringBootTest}; {@link ServiceCalls} calls it.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ChargehandApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ServiceCalls.class)
@ContextCustomizerFactories(FreshDatabaseFactory.class)
public @interface ChargehandIT {

    /** Settings for this class alone, such as {@code chargehand.web.max-body-size=1KB}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
