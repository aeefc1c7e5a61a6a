package io.chargehand.receiving.jdbc;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.Receiving;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ASNs read from their tables. Thread-safe. */
@Repository
class JdbcReceiving implements Receiving {

    private final AsnTables tables;

    JdbcReceiving(AsnTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Asn> findAsn(AsnId id) {
        return asns(tables.load(List.of(id))).stream().findFirst();
    }

    @Override
    public Asn getAsn(AsnId id) {
        return findAsn(id).orElseThrow(() -> new UnknownIdException("asnId", id, "ASN"));
    }

    @Override
    public List<Asn> listOpenAsns(NodeId node) {
        return asns(tables.loadOpen(node));
    }

    @Override
    public List<Asn> listInbound(ItemId item, Instant horizon) {
        return asns(tables.loadInbound(item, horizon));
    }

    private static List<Asn> asns(Map<AsnId, AsnState> states) {
        return states.values().stream().map(AsnState::toAsn).toList();
    }
}
