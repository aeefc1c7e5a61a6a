package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.AgingCounts;
import io.chargehand.backroom.Backroom;
import io.chargehand.backroom.DelayPrices;
import io.chargehand.backroom.LaborPolicy;
import io.chargehand.backroom.LaborShares;
import io.chargehand.backroom.PlanSettings;
import io.chargehand.backroom.TaskStandards;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * What of the backroom can be set from outside; the rest has its value, and its reason, in the records of the core.
 *
 * @param resident whether this process derives tasks and keeps plans; off for commands that only read
 * @param currency ISO 4217, of wages, prices and margins
 * @param planners threads that mend and improve plans; 0 means one per core
 * @param firstSteps search steps of a node's first plan since the start
 * @param sliceSteps search steps of one slice of improvement; news of the node wait for the slice to end
 * @param patience slices in vain after which a node's plan rests until its next news
 * @param refreshEvery plans older than this by the service's clock are made anew
 * @param refreshFloor least real time between two such refreshes of a node
 * @param finishMoved a planned finish that moves by more is logged
 * @param customerShare share of those on shift who are kept for customer work (PICK, STAGE, EXCEPTION) and get no REPLENISH while there is
 *     an hour of it for each, 0 to 1
 * @param replenishmentShare share of those on shift who are kept for REPLENISH and get no customer work while there is an hour of it for
 *     each, 0 to 1; both together at most 1
 * @param labor nodes with shares of their own, by node id, such as {@code labor.corner.replenishment=0.2} and
 *     {@code labor.corner.customer=0.5}
 * @param usualWage what an hour costs where nobody is on shift
 */
@ConfigurationProperties("chargehand.backroom")
record BackroomSettings(
        @DefaultValue("true") boolean resident,
        @DefaultValue("USD") Currency currency,
        @DefaultValue("0") int planners,
        @DefaultValue("2000") int firstSteps,
        @DefaultValue("200") int sliceSteps,
        @DefaultValue("20") int patience,
        @DefaultValue("PT5M") Duration refreshEvery,
        @DefaultValue("PT5S") Duration refreshFloor,
        @DefaultValue("PT10M") Duration finishMoved,
        @DefaultValue("0") double customerShare,
        @DefaultValue("0") double replenishmentShare,
        @DefaultValue Map<String, Shares> labor,
        @DefaultValue("20") double usualWage) {

    /**
     * Shares of a node.
     *
     * @param customer as {@code customerShare}
     * @param replenishment as {@code replenishmentShare}
     */
    record Shares(
            @DefaultValue("0") double customer,
            @DefaultValue("0") double replenishment) {}

    private LaborPolicy policy() {
        Map<NodeId, LaborShares> byNode = new HashMap<>();
        labor.forEach((node, shares) ->
                byNode.put(new NodeId(node), new LaborShares(shares.customer(), shares.replenishment())));
        return new LaborPolicy(new LaborShares(customerShare, replenishmentShare), byNode);
    }

    Backroom.Settings core() {
        int cores = Runtime.getRuntime().availableProcessors();
        PlanSettings standard = PlanSettings.standard(cores);
        PlanSettings plans = new PlanSettings(
                planners == 0 ? cores : planners,
                firstSteps,
                sliceSteps,
                patience,
                standard.timeLimit(),
                refreshEvery,
                refreshFloor,
                standard.saveEvery(),
                standard.horizon(),
                standard.overtimeAllowed(),
                standard.riskAge(),
                finishMoved,
                standard.finishEvery(),
                policy());
        return new Backroom.Settings(
                TaskStandards.standard(),
                DelayPrices.standard(currency),
                plans,
                AgingCounts.STANDARD,
                Money.of(usualWage, currency));
    }
}
