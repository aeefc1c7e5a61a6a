package io.chargehand.simulation;

/** What a node of the twin needs of the others. */
interface Surroundings {

    /** A customer of {@code home} has ordered: finds nodes for every line. */
    void placed(Work.Order order, Site home, long at);

    /**
     * Units of a line were not found.
     *
     * @return whether some node now holds them
     */
    boolean reroute(Work.Order order, int line, int quantity, Site from, long at);

    /** Work of so many standard minutes has come up. */
    void offered(Site site, long at, double standardMinutes);

    /** A shipment has been advised. */
    default void advised(Work.Shipment shipment, Site site, long at) {}

    /** A line has become ready in full. */
    void ready(Work.Order order, int line, Site site, long at);
}
