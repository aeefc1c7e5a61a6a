package io.chargehand.sourcing.jdbc;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ZoneId;
import io.chargehand.sourcing.Allocation;
import io.chargehand.sourcing.Alternative;
import io.chargehand.sourcing.CostItem;
import io.chargehand.sourcing.CostKind;
import io.chargehand.sourcing.SourcingDecision;
import io.chargehand.sourcing.Unfilled;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** One part of a decision as its table keeps it; which columns are filled depends on the role. Immutable. */
record ChoiceRow(
        Role role,
        int line,
        @Nullable String item,
        @Nullable String node,
        @Nullable String zone,
        @Nullable String location,
        long units,
        @Nullable Instant plannedFinish,
        double missProbability,
        @Nullable String reservation,
        List<CostItem> costs,
        @Nullable String reason) {

    enum Role {
        ALLOCATION,
        UNFILLED,
        SUM,
        ALTERNATIVE
    }

    static List<ChoiceRow> of(SourcingDecision decision) {
        List<ChoiceRow> rows = new ArrayList<>();
        decision.allocations().forEach(each -> rows.add(of(each)));
        decision.unfilled().forEach(each -> rows.add(of(each)));
        rows.add(new ChoiceRow(Role.SUM, 0, null, null, null, null, 0, null, 0, null, decision.costs(), null));
        decision.alternatives().forEach(each -> rows.add(of(each)));
        return rows;
    }

    private static ChoiceRow of(Allocation each) {
        return new ChoiceRow(
                Role.ALLOCATION,
                each.line(),
                each.item().value(),
                each.node().value(),
                each.zone().value(),
                each.location().value(),
                each.quantity().units(),
                each.plannedFinish(),
                each.missProbability().value(),
                each.reservation().map(ReservationId::value).orElse(null),
                each.costs(),
                null);
    }

    private static ChoiceRow of(Unfilled each) {
        return new ChoiceRow(
                Role.UNFILLED,
                each.line(),
                each.item().value(),
                null,
                null,
                null,
                each.quantity().units(),
                null,
                0,
                null,
                List.of(),
                each.reason());
    }

    private static ChoiceRow of(Alternative each) {
        return new ChoiceRow(
                Role.ALTERNATIVE,
                each.line(),
                null,
                each.node().value(),
                null,
                each.location().value(),
                0,
                null,
                0,
                null,
                each.costs(),
                each.reason());
    }

    static ChoiceRow read(ResultSet row, Currency currency) throws SQLException {
        List<CostItem> costs = new ArrayList<>();
        for (CostKind kind : CostKind.values()) {
            BigDecimal amount = row.getBigDecimal(column(kind));
            if (amount != null) {
                costs.add(new CostItem(kind, new Money(amount, currency)));
            }
        }
        OffsetDateTime finish = row.getObject("planned_finish", OffsetDateTime.class);
        return new ChoiceRow(
                Role.valueOf(row.getString("role")),
                row.getInt("line"),
                row.getString("item_id"),
                row.getString("node_id"),
                row.getString("zone_id"),
                row.getString("location_id"),
                row.getLong("units"),
                finish == null ? null : finish.toInstant(),
                row.getDouble("miss_probability"),
                row.getString("reservation_id"),
                costs,
                row.getString("reason"));
    }

    static String column(CostKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Nullable
    BigDecimal amount(CostKind kind) {
        return costs.stream()
                .filter(each -> each.kind() == kind)
                .map(each -> each.amount().amount())
                .findFirst()
                .orElse(null);
    }

    Allocation toAllocation() {
        return new Allocation(
                line,
                new ItemId(present(item)),
                new NodeId(present(node)),
                new ZoneId(present(zone)),
                new LocationId(present(location)),
                new Quantity(units),
                present(plannedFinish),
                new Probability(missProbability),
                Optional.ofNullable(reservation).map(ReservationId::new),
                costs);
    }

    Unfilled toUnfilled() {
        return new Unfilled(line, new ItemId(present(item)), new Quantity(units), present(reason));
    }

    Alternative toAlternative(Currency currency) {
        Money total = costs.stream().map(CostItem::amount).reduce(Money.zero(currency), Money::plus);
        return new Alternative(
                line, new NodeId(present(node)), new LocationId(present(location)), costs, total, present(reason));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "A row of this role has the column");
    }
}
