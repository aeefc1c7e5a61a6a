package io.chargehand.fulfillment;

import io.chargehand.kernel.OrderId;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders and their promises as last folded. Thread-safe. */
public interface Fulfillment {

    Optional<CustomerOrder> findOrder(OrderId id);

    /**
     * The order of that id.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    CustomerOrder getOrder(OrderId id);

    /** The orders among {@code ids} that are known. */
    Map<OrderId, CustomerOrder> findOrders(Collection<OrderId> ids);

    /** Open orders, by due time; at most {@code limit}. */
    List<CustomerOrder> listOpenOrders(int limit);
}
