package io.chargehand.simulation;

import io.chargehand.backroom.WorkNeeds;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Builds the nodes of a seed: two distribution centres, two dark stores, then stores of both formats in turn. */
final class NetworkBuilder {

    /** Order lines of all nodes on an average day at volume 1. */
    static final double LINES_PER_DAY = 1072;

    private static final double[][] METROS = {{41.85, -87.75}, {44.95, -93.20}};
    private static final String[] PATTERN_CODES = {"E", "M", "L"};

    private final TwinSettings settings;
    private final Catalog catalog;
    private final Draws draws;

    NetworkBuilder(TwinSettings settings, Catalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
        this.draws = Draws.of(settings.seed(), 12);
    }

    List<TwinNode> build() {
        int count = settings.stores() + 4;
        double[] busyness = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            busyness[i] = busyness(i);
            sum += busyness[i];
        }
        List<TwinNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(node(i, busyness[i] / sum * LINES_PER_DAY * settings.volume()));
        }
        return List.copyOf(nodes);
    }

    private double busyness(int index) {
        return index < 2 ? 2.4 : index < 4 ? 1.8 : 0.55 + 1.3 * Math.pow(draws.uniform(), 1.3);
    }

    private TwinNode node(int index, double linesPerDay) {
        NodeKind kind = index < 2 ? NodeKind.DC : index < 4 ? NodeKind.DARK_STORE : NodeKind.STORE;
        boolean apparel = kind == NodeKind.STORE && index % 2 == 1;
        String code = switch (kind) {
            case DC -> String.format(Locale.ROOT, "DC%02d", index + 1);
            case DARK_STORE -> String.format(Locale.ROOT, "DK%02d", index - 1);
            case STORE -> String.format(Locale.ROOT, "ST%02d", index - 3);
        };
        Layout layout = new Layout(code, kind, linesPerDay > 45 ? 2 : linesPerDay > 25 ? 1 : 0);
        NodeDefined definition = definition(index, code, kind, apparel, linesPerDay, layout);
        List<TwinNode.Carried> carried = carried(definition, apparel, linesPerDay, layout);
        int[] staging = layout.staging.stream().mapToInt(Integer::intValue).toArray();
        return new TwinNode(
                index,
                definition,
                !apparel,
                linesPerDay,
                layout.walkMinutes(),
                carried,
                crew(definition, linesPerDay, carried),
                layout.dock.get(0),
                staging,
                onlineWeights(carried),
                carriedByItem(carried));
    }

    private static double[] onlineWeights(List<TwinNode.Carried> carried) {
        double[] sums = new double[carried.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += carried.get(i).onlineWeight();
            sums[i] = sum;
        }
        return sums;
    }

    private int[] carriedByItem(List<TwinNode.Carried> carried) {
        int[] places = new int[catalog.items().size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < carried.size(); i++) {
            places[carried.get(i).item().index()] = i;
        }
        return places;
    }

    private NodeDefined definition(
            int index, String code, NodeKind kind, boolean apparel, double linesPerDay, Layout layout) {
        double[] metro = METROS[index % 4 < 2 ? index % 2 : (index / 2) % 2];
        String format = kind == NodeKind.DC ? "MIXED" : apparel ? "APPAREL" : "GROCERY";
        return new NodeDefined(
                new NodeId(code),
                (kind == NodeKind.STORE
                                ? format.charAt(0) + format.substring(1).toLowerCase(Locale.ROOT) + " store "
                                : kind == NodeKind.DC ? "Distribution centre " : "Dark store ")
                        + code,
                kind,
                format,
                TwinSettings.ZONE,
                Math.round(1000 * (metro[0] + 0.25 * draws.normal())) / 1000.0,
                Math.round(1000 * (metro[1] + 0.3 * draws.normal())) / 1000.0,
                apparel ? LocalTime.of(9, 0) : LocalTime.of(7, 0),
                apparel ? LocalTime.of(21, 0) : LocalTime.of(22, 0),
                (int) Math.max(12, Math.round(linesPerDay / 3)),
                layout.zones,
                layout.locations,
                layout.links);
    }

    private List<TwinNode.Carried> carried(NodeDefined node, boolean apparel, double linesPerDay, Layout layout) {
        List<TwinNode.Carried> carried = new ArrayList<>();
        for (TwinItem item : catalog.items()) {
            boolean fits = node.kind() == NodeKind.DC || item.department().grocery != apparel;
            boolean listed = draws.chance(node.kind() == NodeKind.DC ? 1 : 0.72);
            if (fits && listed) {
                carried.add(carried(node, item, linesPerDay, layout));
            }
        }
        return List.copyOf(carried);
    }

    private TwinNode.Carried carried(NodeDefined node, TwinItem item, double linesPerDay, Layout layout) {
        boolean store = node.kind() == NodeKind.STORE;
        double taste = item.popularity() * draws.lognormal(0.3);
        double openHours = (node.closes().toSecondOfDay() - node.opens().toSecondOfDay()) / 3600.0;
        double walkIn =
                store ? taste * (item.department().grocery ? 2.6 : 1.5) * Math.sqrt(linesPerDay / 35) / openHours : 0;
        double online = linesPerDay / (node.kind() == NodeKind.DC ? 230 : 95) * taste * 1.3;
        double perDay = walkIn * openHours + online;
        int floorCapacity = store ? (int) Math.max(24, Math.ceil(perDay * 20)) : 0;
        int floor = store ? layout.floor.get(draws.below(layout.floor.size())) : -1;
        int storage = layout.storage.get(draws.below(layout.storage.size()));
        double forecastError = draws.lognormal(0.2);
        AssortmentSet set = new AssortmentSet(
                node.nodeId(),
                item.id(),
                floor < 0
                        ? Optional.empty()
                        : Optional.of(layout.locations.get(floor).locationId()),
                layout.locations.get(storage).locationId(),
                floorCapacity,
                store ? Math.max(1, floorCapacity / 7) : 0,
                Math.round(walkIn * forecastError * 1000) / 1000.0);
        int target = (int) Math.ceil(floorCapacity * 0.7 + perDay * 7 * forecastError + 4);
        return new TwinNode.Carried(item, set, floor, storage, target, walkIn, taste);
    }

    private List<TwinWorker> crew(NodeDefined node, double linesPerDay, List<TwinNode.Carried> carried) {
        int[] slots = Staffing.slots(node.kind(), linesPerDay, carried.size());
        List<TwinWorker> crew = new ArrayList<>();
        for (int pattern = 0; pattern < slots.length; pattern++) {
            int size = Staffing.crewFor(slots[pattern]);
            for (int i = 0; i < size; i++) {
                crew.add(worker(node, crew.size(), pattern, i == 0 || i * 2 == size || i * 2 == size - 1));
            }
        }
        return List.copyOf(crew);
    }

    private TwinWorker worker(NodeDefined node, int index, int pattern, boolean allRound) {
        EnumSet<TaskType> types =
                EnumSet.of(TaskType.PICK, TaskType.STAGE, TaskType.REPLENISH, TaskType.CYCLE_COUNT, TaskType.EXCEPTION);
        if (allRound || draws.chance(0.6)) {
            types.add(TaskType.RECEIVE);
            types.add(TaskType.PUT_AWAY);
        }
        if (allRound || draws.chance(0.6)) {
            types.add(TaskType.RETURN);
        }
        Set<Skill> skills = new HashSet<>();
        types.forEach(type -> skills.addAll(WorkNeeds.skills(type)));
        Set<Equipment> equipment = new HashSet<>(Set.of(new Equipment("SCANNER"), new Equipment("CART")));
        if (node.kind() == NodeKind.DC) {
            equipment.add(new Equipment("PALLET_JACK"));
        }
        double wage = Math.round((node.kind() == NodeKind.DC ? 21 : 17) * draws.lognormal(0.08) * 4) / 4.0;
        WorkerDefined definition = new WorkerDefined(
                new WorkerId(
                        String.format(Locale.ROOT, "%s-W%s%02d", node.nodeId(), PATTERN_CODES[pattern], index + 1)),
                node.nodeId(),
                skills,
                equipment,
                Money.of(wage, Catalog.USD),
                Money.of(wage * 1.5, Catalog.USD));
        return new TwinWorker(index, definition, types, pattern, draws.lognormal(0.17), draws.lognormal(0.7));
    }
}
