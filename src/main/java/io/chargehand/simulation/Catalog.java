package io.chargehand.simulation;

import io.chargehand.event.ItemDefined;
import io.chargehand.event.SupplierDefined;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.SupplierId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The items and suppliers of a seed. Immutable. */
final class Catalog {

    static final Currency USD = Currency.getInstance("USD");
    static final List<String> CARRIERS = List.of(
            "NORTHLINE",
            "PRAIRIE",
            "BLUEBIRD",
            "KEYSTONE",
            "DELTAFREIGHT",
            "SUMMIT",
            "HARBOR",
            "MESA",
            "REDWOOD",
            "LAKESHORE",
            "IRONWAY",
            "VALLEY");

    private static final int SUPPLIERS_PER_RANGE = 20;
    private static final int ITEMS_PER_GROCERY_DEPARTMENT = 20;
    private static final int ITEMS_PER_APPAREL_DEPARTMENT = 20;
    private static final String[] COUNTRIES = {"US", "US", "US", "US", "MX", "CA", "VN", "CN", "PT", "TR"};

    private final List<TwinItem> items;
    private final List<TwinSupplier> suppliers;

    Catalog(long seed) {
        Draws draws = Draws.of(seed, 11);
        this.suppliers = suppliers(draws);
        this.items = items(draws);
    }

    List<TwinItem> items() {
        return items;
    }

    TwinItem item(int index) {
        return items.get(index);
    }

    List<TwinSupplier> suppliers() {
        return suppliers;
    }

    TwinSupplier supplier(int index) {
        return suppliers.get(index);
    }

    private static List<TwinSupplier> suppliers(Draws draws) {
        List<TwinSupplier> made = new ArrayList<>();
        for (int i = 0; i < 2 * SUPPLIERS_PER_RANGE; i++) {
            boolean grocery = i < SUPPLIERS_PER_RANGE;
            String country = COUNTRIES[grocery ? draws.below(6) : draws.below(COUNTRIES.length)];
            int leadDays = grocery ? 1 + draws.below(4) : 2 + draws.below(7);
            int usual = draws.below(CARRIERS.size());
            int other = (usual + 1 + draws.below(CARRIERS.size() - 1)) % CARRIERS.size();
            SupplierDefined definition = new SupplierDefined(
                    new SupplierId(String.format(Locale.ROOT, "SUP-%02d", i + 1)),
                    (grocery ? "Grocery" : "Apparel") + " vendor " + (i + 1),
                    country);
            made.add(new TwinSupplier(i, definition, leadDays, List.of(CARRIERS.get(usual), CARRIERS.get(other))));
        }
        return List.copyOf(made);
    }

    private static List<TwinItem> items(Draws draws) {
        List<TwinItem> made = new ArrayList<>();
        for (Department department : Department.values()) {
            int count = department.grocery ? ITEMS_PER_GROCERY_DEPARTMENT : ITEMS_PER_APPAREL_DEPARTMENT;
            int[] pool = pool(department, draws);
            for (int i = 0; i < count; i++) {
                made.add(item(made.size(), i, department, pool, draws));
            }
        }
        return List.copyOf(made);
    }

    /** The four suppliers that a department mostly buys from. */
    private static int[] pool(Department department, Draws draws) {
        int from = department.grocery ? 0 : SUPPLIERS_PER_RANGE;
        int start = draws.below(SUPPLIERS_PER_RANGE);
        int[] pool = new int[4];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = from + (start + i * 3 + department.ordinal()) % SUPPLIERS_PER_RANGE;
        }
        return pool;
    }

    private static TwinItem item(int index, int number, Department department, int[] pool, Draws draws) {
        double price = Math.round(department.medianPrice * draws.lognormal(0.35) * 20) / 20.0 - 0.01;
        double cost = Math.round(price * draws.uniform(0.45, 0.7) * 100) / 100.0;
        double weight = Math.round(department.medianWeight * draws.lognormal(0.3) * 1000) / 1000.0;
        int perCarton = Math.max(2, (int) Math.round(department.unitsPerCarton * draws.lognormal(0.3)));
        double popularity = 0.75 * draws.lognormal(0.75);
        int main = pool[draws.chance(0.75) ? 0 : 1];
        int other = pool[draws.chance(0.75) ? 2 : 3];
        ItemDefined definition = new ItemDefined(
                new ItemId(
                        String.format(Locale.ROOT, "%s-%03d", department.name().substring(0, 3), number + 1)),
                department.name().charAt(0) + department.name().substring(1).toLowerCase(Locale.ROOT) + " item "
                        + (number + 1),
                department.name(),
                Money.of(Math.max(0.5, price), USD),
                Money.of(Math.max(0.2, cost), USD),
                department.shelfLifeDays > 0
                        ? Optional.of(Duration.ofDays(department.shelfLifeDays))
                        : Optional.empty(),
                weight,
                Math.round(weight * draws.uniform(1.2, 4) * 1000) / 1000.0);
        return new TwinItem(index, definition, department, popularity, perCarton, main, other);
    }
}
