package io.chargehand.sourcing.jdbc;

import io.chargehand.kernel.Columns;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.OrderId;
import io.chargehand.sourcing.CostItem;
import io.chargehand.sourcing.CostKind;
import io.chargehand.sourcing.DecisionLog;
import io.chargehand.sourcing.KeyTakenException;
import io.chargehand.sourcing.RequestKey;
import io.chargehand.sourcing.SourcingDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decisions in their tables: a row per decision, and a row per part of it. Thread-safe. */
@Repository
class JdbcDecisionLog implements DecisionLog {

    private static final String COST_COLUMNS =
            Arrays.stream(CostKind.values()).map(ChoiceRow::column).collect(Collectors.joining(", "));
    private static final String COST_CASTS = Arrays.stream(CostKind.values())
            .map(kind -> ChoiceRow.column(kind) + "::numeric")
            .collect(Collectors.joining(", "));
    private static final String COST_PARAMETERS = Arrays.stream(CostKind.values())
            .map(kind -> ":" + ChoiceRow.column(kind))
            .collect(Collectors.joining(", "));
    private static final String INSERT_CHOICES = """
            INSERT INTO sourcing_choice (decision_id, ordinal, role, line, item_id, node_id, zone_id, location_id, units,
                                         planned_finish, miss_probability, reservation_id, reason, %s)
            SELECT :id, ordinal, role, line, item_id, node_id, zone_id, location_id, units, planned_finish::timestamptz,
                   miss_probability, reservation_id, reason, %s
            FROM unnest(:roles, :lines, :items, :nodes, :zones, :locations, :units, :finishes, :misses, :reservations,
                        :reasons, %s) WITH ORDINALITY
              AS t(role, line, item_id, node_id, zone_id, location_id, units, planned_finish, miss_probability,
                   reservation_id, reason, %s, ordinal)
            """.formatted(COST_COLUMNS, COST_CASTS, COST_PARAMETERS, COST_COLUMNS);

    private final JdbcClient jdbc;

    JdbcDecisionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DecisionId nextId() {
        return new DecisionId("D"
                + jdbc.sql("SELECT nextval('sourcing_decision_number')")
                        .query(Long.class)
                        .single());
    }

    @Override
    @Transactional
    public void save(SourcingDecision decision, Optional<RequestKey> key) {
        saveDecision(decision);
        key.ifPresent(each -> saveKey(each, decision.id()));
    }

    private void saveKey(RequestKey key, DecisionId decision) {
        int kept = jdbc.sql("""
                        INSERT INTO sourcing_idempotency_key (idempotency_key, request_digest, decision_id)
                        VALUES (:key, :digest, :decision) ON CONFLICT DO NOTHING
                        """)
                .param("key", key.value())
                .param("digest", key.digest())
                .param("decision", decision.value())
                .update();
        if (kept == 0) {
            throw new KeyTakenException(key);
        }
    }

    @Override
    public Optional<KeyUse> findUse(String key) {
        return jdbc.sql("SELECT request_digest, decision_id FROM sourcing_idempotency_key WHERE idempotency_key = :key")
                .param("key", key)
                .query((row, number) -> new KeyUse(row.getString(1), new DecisionId(row.getString(2))))
                .optional();
    }

    private void saveDecision(SourcingDecision decision) {
        jdbc.sql("""
                        INSERT INTO sourcing_decision (decision_id, order_id, decided_at, committed, currency, total)
                        VALUES (:id, :order, :decidedAt::timestamptz, :committed, :currency, :total)
                        """)
                .param("id", decision.id().value())
                .param("order", decision.order().value())
                .param("decidedAt", decision.decidedAt().toString())
                .param("committed", decision.committed())
                .param("currency", decision.total().currency().getCurrencyCode())
                .param("total", decision.total().amount())
                .update();
        List<ChoiceRow> rows = ChoiceRow.of(decision);
        JdbcClient.StatementSpec insert = jdbc.sql(INSERT_CHOICES)
                .param("id", decision.id().value())
                .param("roles", Columns.texts(rows, ChoiceRow::role))
                .param("lines", Columns.longs(rows, ChoiceRow::line))
                .param("items", Columns.texts(rows, ChoiceRow::item))
                .param("nodes", Columns.texts(rows, ChoiceRow::node))
                .param("zones", Columns.texts(rows, ChoiceRow::zone))
                .param("locations", Columns.texts(rows, ChoiceRow::location))
                .param("units", Columns.longs(rows, ChoiceRow::units))
                .param("finishes", Columns.texts(rows, ChoiceRow::plannedFinish))
                .param("misses", Columns.doubles(rows, ChoiceRow::missProbability))
                .param("reservations", Columns.texts(rows, ChoiceRow::reservation))
                .param("reasons", Columns.texts(rows, ChoiceRow::reason));
        for (CostKind kind : CostKind.values()) {
            insert = insert.param(ChoiceRow.column(kind), Columns.texts(rows, each -> each.amount(kind)));
        }
        insert.update();
    }

    @Override
    public Optional<SourcingDecision> find(DecisionId id) {
        record Header(OrderId order, OffsetDateTime decidedAt, boolean committed, Currency currency) {}
        return jdbc.sql("SELECT * FROM sourcing_decision WHERE decision_id = :id")
                .param("id", id.value())
                .query((row, number) -> new Header(
                        new OrderId(row.getString("order_id")),
                        row.getObject("decided_at", OffsetDateTime.class),
                        row.getBoolean("committed"),
                        Currency.getInstance(row.getString("currency"))))
                .optional()
                .map(header -> read(id, header.order(), header.decidedAt(), header.committed(), header.currency()));
    }

    private SourcingDecision read(
            DecisionId id, OrderId order, OffsetDateTime decidedAt, boolean committed, Currency currency) {
        List<ChoiceRow> rows = jdbc.sql("SELECT * FROM sourcing_choice WHERE decision_id = :id ORDER BY ordinal")
                .param("id", id.value())
                .query((row, number) -> ChoiceRow.read(row, currency))
                .list();
        List<CostItem> costs = new ArrayList<>();
        rows.stream().filter(each -> each.role() == ChoiceRow.Role.SUM).forEach(each -> costs.addAll(each.costs()));
        return new SourcingDecision(
                id,
                order,
                decidedAt.toInstant(),
                committed,
                rows.stream()
                        .filter(each -> each.role() == ChoiceRow.Role.ALLOCATION)
                        .map(ChoiceRow::toAllocation)
                        .toList(),
                rows.stream()
                        .filter(each -> each.role() == ChoiceRow.Role.UNFILLED)
                        .map(ChoiceRow::toUnfilled)
                        .toList(),
                costs,
                costs.stream().map(CostItem::amount).reduce(Money.zero(currency), Money::plus),
                rows.stream()
                        .filter(each -> each.role() == ChoiceRow.Role.ALTERNATIVE)
                        .map(each -> each.toAlternative(currency))
                        .toList());
    }
}
