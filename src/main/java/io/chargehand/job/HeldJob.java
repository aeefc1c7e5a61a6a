package io.chargehand.job;

/** A job that this process works on, and holds by a lease. Thread-safe: it is renewed beside the work. */
public interface HeldJob {

    /** Names the job in the service's log. */
    Object id();

    /** Renews the lease, and hears what the job was asked for meanwhile. */
    void renew();
}
