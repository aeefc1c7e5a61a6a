package io.chargehand.app.mainjob;

import io.chargehand.app.database.DatabaseSettings;
import io.chargehand.kernel.Rules;
import io.chargehand.simulation.TwinSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What the service works on when it is started by itself.
 *
 * @param source who speaks to the service: the simulated network, a retailer's own systems, or, for AUTO, the simulated
 *     network on the embedded database and a retailer on any other
 * @param seed fixes every draw of the simulated network
 * @param liveDay the first live day of the simulated network; fixed, so that two first starts show the same
 * @param historyDays days of history before the live day, 14 to 400; two seasons' worth of weekdays teach the models
 * @param stores stores of the simulated network beside two dark stores and two distribution centers, 2 to 100; 26 keep a
 *     machine of two cores busy at peak hours
 * @param volume multiplies the simulated network's customer orders, and its staff with them, 0.1 to 10; 1 gives about 1,100
 *     order lines a day, however many stores share them
 * @param factor twin seconds that pass in a second, 0.1 to 600; 10 shows a shift within an hour
 * @param jobs folder of the training jobs {@code receipt-variance.yaml} and {@code sla-risk.yaml}
 * @param models folder of the trained models
 */
@ConfigurationProperties("chargehand.main-job")
public record MainJobSettings(
        @DefaultValue("AUTO") Source source,
        @DefaultValue("20260301") long seed,
        @DefaultValue("2026-11-20") LocalDate liveDay,
        @DefaultValue("90") int historyDays,
        @DefaultValue("26") int stores,
        @DefaultValue("1") double volume,
        @DefaultValue("10") double factor,
        @DefaultValue("training") Path jobs,
        @DefaultValue("models") Path models) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the setting out of range
     */
    public MainJobSettings {
        Rules.range("chargehand.main-job.history-days", historyDays, 14, 400);
        Rules.range("chargehand.main-job.stores", stores, 2, 100);
        Rules.range("chargehand.main-job.volume", volume, 0.1, 10);
        Rules.range("chargehand.main-job.factor", factor, 0.1, 600);
    }

    /** Whether the simulated network speaks to a service on this database. */
    public boolean worksOnTwin(DatabaseSettings database) {
        String url = database.url();
        boolean embedded = url == null || url.isBlank();
        return source == Source.TWIN || (source == Source.AUTO && embedded);
    }

    /** The simulated network. */
    public TwinSettings twin() {
        TwinSettings standard = TwinSettings.standardFor(liveDay);
        return new TwinSettings(seed, standard.historyEnd(), historyDays, stores, volume);
    }

    /** Who speaks to the service. */
    public enum Source {
        /** The simulated network on the embedded database, a retailer's systems on any other. */
        AUTO,
        /** The simulated network. */
        TWIN,
        /** A retailer's own systems, over the API. */
        RETAILER
    }
}
