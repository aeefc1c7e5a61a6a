package io.chargehand.simulation;

import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.WorkerId;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the parts of the live days share: the hidden world, the service, and the way facts are posted. Not thread-safe. */
final class LiveWorld {

    /** Who says what only the floor knows. */
    static final String SOURCE = "/retailer/live";

    final TwinSettings settings;
    final TwinPhysics physics;
    final LiveService service;
    final List<TwinNode> nodes;
    final HiddenStock hidden;

    private final Path file;
    private final Map<NodeId, TwinNode> nodesById = new HashMap<>();
    private final Map<WorkerId, TwinWorker> workersById = new HashMap<>();
    private final Map<ItemId, TwinItem> itemsById = new HashMap<>();

    long events;
    long rejected;
    long orders;
    long unfilledLines;
    long tasksCompleted;
    long tasksFailed;
    long conflicts;
    long failures;

    LiveWorld(TwinSettings settings, LiveService service, HiddenStock hidden, Path file) {
        this.settings = settings;
        this.service = service;
        this.hidden = hidden;
        this.file = file;
        this.physics = TwinPhysics.of(settings);
        this.nodes = new NetworkBuilder(settings, physics.catalog()).build();
        for (TwinNode node : nodes) {
            nodesById.put(node.id(), node);
            node.crew().forEach(worker -> workersById.put(worker.definition().workerId(), worker));
        }
        physics.catalog().items().forEach(item -> itemsById.put(item.id(), item));
    }

    Optional<TwinNode> node(NodeId id) {
        return Optional.ofNullable(nodesById.get(id));
    }

    Optional<TwinWorker> worker(WorkerId id) {
        return Optional.ofNullable(workersById.get(id));
    }

    Optional<TwinItem> item(ItemId id) {
        return Optional.ofNullable(itemsById.get(id));
    }

    /** Keeps the hidden state. */
    void save() {
        hidden.save(file);
    }

    /** Draws for one thing of the live days, the same whenever asked. */
    Draws draws(int topic, String name) {
        long key = 17;
        for (int i = 0; i < name.length(); i++) {
            key = 31 * key + name.charAt(i);
        }
        return Draws.of(settings.seed(), 90, topic, key);
    }

    /** Posts a fact under an id that names what it is about, so that a second time changes nothing. */
    boolean post(String id, Instant at, OperationalFact fact) {
        List<EventVerdict> verdicts = service.intake().accept(List.of(new OperationalEvent(id, SOURCE, at, fact)));
        boolean refused = verdicts.stream().anyMatch(EventVerdict.Rejected.class::isInstance);
        if (refused) {
            rejected++;
        } else {
            events++;
        }
        return !refused;
    }

    /** Units believed at a place in a status. */
    long believed(NodeId node, LocationId location, ItemId item, InventoryStatus status) {
        return service.inventory().listStock(node, item).stream()
                .filter(level -> level.place().locationId().equals(location)
                        && level.place().status() == status)
                .mapToLong(StockLevel::units)
                .sum();
    }

    /** Units that are there. */
    int there(NodeId node, LocationId location, ItemId item) {
        long believed = believed(node, location, item, InventoryStatus.AVAILABLE)
                + believed(node, location, item, InventoryStatus.RESERVED);
        return (int) Math.max(0, believed - hidden.missing(location.value(), item.value()));
    }

    LiveTally tally() {
        return new LiveTally(events, rejected, orders, unfilledLines, tasksCompleted, tasksFailed, conflicts, failures);
    }
}
