package io.chargehand.bench.technicians;

/** What kind of problem is drawn. */
enum DayKind {
    /** 10 to 25 technicians with more jobs than there is time for. */
    OVERLOADED(10, 15, 7, 0),
    /** The same with time for nearly all of them. */
    FITTING(10, 15, 4.2, 0),
    /** Overloaded, and half of the jobs cost more the later they end. */
    LATE(10, 15, 6, 0.5),
    /** Some ninety technicians with six hundred jobs. */
    LARGE(85, 10, 7, 0),
    /** Parallel machines: set-ups between jobs, weighted tardiness, nothing left. */
    MACHINES(3, 1, 20, 1);

    private final int fewest;
    private final int more;
    private final double jobsEach;
    private final double lateShare;

    DayKind(int fewest, int more, double jobsEach, double lateShare) {
        this.fewest = fewest;
        this.more = more;
        this.jobsEach = jobsEach;
        this.lateShare = lateShare;
    }

    /** How many workers there are at least. */
    int fewest() {
        return fewest;
    }

    /** How many more there may be, at most. */
    int more() {
        return more;
    }

    /** How many jobs there are for each worker. */
    double jobsEach() {
        return jobsEach;
    }

    /** Which share of the jobs costs more the later it ends. */
    double lateShare() {
        return lateShare;
    }
}
