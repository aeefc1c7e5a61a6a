package io.chargehand.fulfillment.jdbc;

import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.UnknownIdException;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders read from their tables. Thread-safe. */
@Repository
class JdbcFulfillment implements Fulfillment {

    private final OrderTables tables;

    JdbcFulfillment(OrderTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<CustomerOrder> findOrder(OrderId id) {
        return Optional.ofNullable(tables.load(List.of(id)).get(id)).map(OrderState::toOrder);
    }

    @Override
    public CustomerOrder getOrder(OrderId id) {
        return findOrder(id).orElseThrow(() -> new UnknownIdException("orderId", id, "order"));
    }

    @Override
    public Map<OrderId, CustomerOrder> findOrders(Collection<OrderId> ids) {
        Map<OrderId, CustomerOrder> found = new LinkedHashMap<>();
        tables.load(ids).forEach((id, state) -> found.put(id, state.toOrder()));
        return found;
    }

    @Override
    public List<CustomerOrder> listOpenOrders(int limit) {
        return tables.loadOpen(limit).values().stream().map(OrderState::toOrder).toList();
    }
}
