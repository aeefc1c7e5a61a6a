package io.chargehand.backroom;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ItemDefined;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.network.Network;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.Receiving;
import io.chargehand.scoring.ReceiptRisk;
import io.chargehand.scoring.ReceiptRiskScore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands on docks and what it is worth. Keeps the last few hundred ASNs. Thread-safe. */
final class InboundValue {

    private static final int KEPT = 512;

    private final Receiving receiving;
    private final Network network;
    private final ReceiptRisk risk;
    private final Map<AsnId, OnDock> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AsnId, OnDock> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * An ASN on the dock. Immutable.
     *
     * @param asn the ASN
     * @param items its items
     * @param cartons cartons it came in
     * @param perishablePerMinute cost of its units by minute of their shelf life
     * @param doubtfulValue cost of its units times P(short or damaged)
     */
    record OnDock(AsnId asn, List<ItemId> items, int cartons, double perishablePerMinute, double doubtfulValue) {}

    InboundValue(Receiving receiving, Network network, ReceiptRisk risk) {
        this.receiving = receiving;
        this.network = network;
        this.risk = risk;
    }

    /** What an ASN brought; empty where it is unknown. */
    Optional<OnDock> of(AsnId id, Instant now) {
        synchronized (known) {
            OnDock before = known.get(id);
            if (before != null) {
                return Optional.of(before);
            }
        }
        Optional<OnDock> found = receiving.findAsn(id).map(asn -> value(asn, now));
        found.ifPresent(each -> {
            synchronized (known) {
                known.put(id, each);
            }
        });
        return found;
    }

    private OnDock value(Asn asn, Instant now) {
        AsnAdvised advised = asn.advised();
        List<ReceiptRiskScore> scores = risk.score(advised.lines().stream()
                .map(line -> ReceiptCase.of(advised, line, now))
                .toList());
        double perishable = 0;
        double doubtful = 0;
        int cartons = 0;
        List<ItemId> items = new ArrayList<>();
        for (int i = 0; i < advised.lines().size(); i++) {
            AsnLine line = advised.lines().get(i);
            items.add(line.itemId());
            cartons += line.cartons();
            Optional<ItemDefined> item = network.findItem(line.itemId());
            double cost = item.map(ItemDefined::unitCost).map(Money::toDouble).orElse(0.0)
                    * line.advised().units();
            perishable += item.flatMap(ItemDefined::shelfLife)
                    .map(life -> cost / Math.max(1, life.toMinutes()))
                    .orElse(0.0);
            double fine = (1 - scores.get(i).shortRisk().value())
                    * (1 - scores.get(i).damagedRisk().value());
            doubtful += cost * (1 - fine);
        }
        return new OnDock(advised.asnId(), List.copyOf(items), cartons, perishable, doubtful);
    }
}
