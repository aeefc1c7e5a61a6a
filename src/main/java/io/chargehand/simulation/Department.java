package io.chargehand.simulation;

/** Departments of the twin, with what is typical of their items. */
enum Department {
    PRODUCE(true, 5, 2.2, 0.5, 24, 0.10, 0),
    DAIRY(true, 14, 3.4, 0.9, 18, 0.06, 0),
    BAKERY(true, 3, 3.1, 0.5, 16, 0.05, 0),
    FROZEN(true, 120, 5.5, 0.8, 14, 0.04, 0),
    PANTRY(true, 0, 3.8, 0.7, 20, 0.03, 0),
    BEVERAGE(true, 0, 6.2, 2.4, 12, 0.12, 196),
    HOUSEHOLD(true, 0, 8.4, 1.3, 10, 0.03, 0),
    MENS(false, 0, 38, 0.5, 12, 0.20, 300),
    WOMENS(false, 0, 44, 0.4, 12, 0.30, 120),
    KIDS(false, 0, 22, 0.3, 16, 0.35, 235),
    SHOES(false, 0, 72, 1.1, 6, 0.20, 105),
    OUTERWEAR(false, 0, 96, 1.4, 6, 0.80, 330),
    ACCESSORIES(false, 0, 18, 0.2, 24, 0.25, 345);

    final boolean grocery;
    /** Days a unit may be sold, 0 where it does not perish. */
    final int shelfLifeDays;
    /** Price of the median item, USD. */
    final double medianPrice;
    /** Kilograms of the median item. */
    final double medianWeight;

    final int unitsPerCarton;
    /** How far demand swings over the year, as a share of its mean. */
    final double seasonSwing;
    /** Day of the year of the highest demand. */
    final int seasonPeak;

    Department(
            boolean grocery,
            int shelfLifeDays,
            double medianPrice,
            double medianWeight,
            int unitsPerCarton,
            double seasonSwing,
            int seasonPeak) {
        this.grocery = grocery;
        this.shelfLifeDays = shelfLifeDays;
        this.medianPrice = medianPrice;
        this.medianWeight = medianWeight;
        this.unitsPerCarton = unitsPerCarton;
        this.seasonSwing = seasonSwing;
        this.seasonPeak = seasonPeak;
    }

    /** Demand of a day of the year against the year's mean. */
    double season(int dayOfYear) {
        return 1 + seasonSwing * Math.cos(2 * Math.PI * (dayOfYear - seasonPeak) / 365.25);
    }
}
