package io.chargehand.kernel;

/**
 * Names one line of an ASN. Immutable.
 *
 * @param asn the ASN
 * @param line 1 or more
 */
public record AsnLineRef(AsnId asn, int line) implements Comparable<AsnLineRef> {

    /**
     * Checks the line number.
     *
     * @throws InvalidInputException when less than 1
     */
    public AsnLineRef {
        Rules.present("asnId", asn);
        Rules.require(line >= 1, "line", line, "must be at least 1");
    }

    @Override
    public int compareTo(AsnLineRef other) {
        int byAsn = asn.compareTo(other.asn);
        return byAsn != 0 ? byAsn : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return asn + "/" + line;
    }
}
