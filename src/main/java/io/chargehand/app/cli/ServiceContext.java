package io.chargehand.app.cli;

import io.chargehand.app.ChargehandApplication;
import io.chargehand.app.database.DatabaseException;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The service's modules on its database, without HTTP, for a command that works on the operational state. Runs under the
 * profile {@code command}, under which nothing works in the background.
 */
public final class ServiceContext implements AutoCloseable {

    /** The profile of a command; beans that work by themselves are marked {@code @Profile("!command")}. */
    public static final String PROFILE = "command";

    private static final String[] QUIET = {
        "logging.level.root=warn",
        "logging.level.io.chargehand=warn",
        "logging.level.org.springframework.boot.diagnostics=off",
        "logging.level.org.springframework.boot.SpringApplication=off",
        "logging.level.org.springframework.context=error"
    };

    private final ConfigurableApplicationContext context;

    private ServiceContext(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts the modules; stops them when closed.
     *
     * @param settings the service's settings among the arguments
     * @throws DatabaseException if the database is in use or out of reach
     */
    public static ServiceContext open(ServiceSettings settings) {
        try {
            return new ServiceContext(new SpringApplicationBuilder(ChargehandApplication.class)
                    .web(WebApplicationType.NONE)
                    .profiles(PROFILE)
                    .logStartupInfo(false)
                    .properties(QUIET)
                    .run(settings.settings()));
        } catch (BeansException failedStart) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(failedStart);
            throw cause instanceof DatabaseException database ? database : failedStart;
        }
    }

    /** Returns the module's entry of that type. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
