package io.chargehand.network.jdbc;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.network.Dated;
import io.chargehand.network.NetworkRules;
import io.chargehand.network.RetailNetwork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Folds master data into tables and memory. Thread-safe under the intake's lock. */
public final class NetworkFold implements EventFold {

    private final NetworkTables tables;
    private final NetworkRows rows;
    private final RetailNetwork network;
    private final NetworkRules rules;

    /**
     * Makes the fold.
     *
     * @param jdbc the database
     * @param network the memory
     */
    public NetworkFold(JdbcTemplate jdbc, RetailNetwork network) {
        this.tables = new NetworkTables(jdbc);
        this.rows = new NetworkRows(JdbcClient.create(jdbc));
        this.network = network;
        this.rules = new NetworkRules(network);
    }

    @Override
    public Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        return rules.objection(event.fact(), batch);
    }

    @Override
    public void fold(List<LoggedEvent> accepted) {
        List<Dated<? extends OperationalFact>> facts = masterData(accepted);
        facts.forEach(dated -> {
            if (dated.fact() instanceof NodeDefined node) {
                tables.saveNode(new Dated<>(dated.at(), node));
            }
        });
        tables.saveSuppliers(latest(facts, SupplierDefined.class, SupplierDefined::supplierId));
        tables.saveItems(latest(facts, ItemDefined.class, ItemDefined::itemId));
        tables.saveAssortments(latest(facts, AssortmentSet.class, fact -> List.of(fact.nodeId(), fact.itemId())));
    }

    @Override
    public void reload() {
        network.apply(rows.readAll());
    }

    @Override
    public void committed(List<LoggedEvent> accepted) {
        network.apply(masterData(accepted));
    }

    private static List<Dated<? extends OperationalFact>> masterData(List<LoggedEvent> events) {
        List<Dated<? extends OperationalFact>> facts = new ArrayList<>();
        for (LoggedEvent logged : events) {
            OperationalFact fact = logged.event().fact();
            if (fact instanceof NodeDefined
                    || fact instanceof SupplierDefined
                    || fact instanceof ItemDefined
                    || fact instanceof AssortmentSet) {
                facts.add(new Dated<>(logged.event().time(), fact));
            }
        }
        return facts;
    }

    /** The facts of a kind, one a key: a statement cannot save the same row twice. */
    private static <T extends OperationalFact> Collection<Dated<T>> latest(
            List<Dated<? extends OperationalFact>> facts, Class<T> kind, Function<T, Object> key) {
        Map<Object, Dated<T>> latest = new LinkedHashMap<>();
        for (Dated<? extends OperationalFact> dated : facts) {
            if (kind.isInstance(dated.fact())) {
                T fact = kind.cast(dated.fact());
                latest.merge(
                        key.apply(fact),
                        new Dated<>(dated.at(), fact),
                        (known, given) -> given.replaces(known) ? given : known);
            }
        }
        return latest.values();
    }
}
