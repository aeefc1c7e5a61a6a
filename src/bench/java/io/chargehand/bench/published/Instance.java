package io.chargehand.bench.published;

/** A published problem, in the units of its file. Immutable. */
public sealed interface Instance permits TardinessInstance, RoutingInstance {

    /** A name that is unique in its set, such as {@code wt100-7}; usable as a file name. */
    String name();

    /** How many things there are to be done. */
    int size();

    /** Judges a solution by what the file says, and by nothing that an engine says of it. */
    Evaluation evaluate(Routes routes);

    /** The solution as text that others can check; {@code docs/benchmarks/README.md} gives the form. */
    String write(Routes routes, Evaluation evaluation);
}
