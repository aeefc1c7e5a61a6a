package io.chargehand.dispatch.json;

import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.CostPart;
import io.chargehand.backroom.DelayCause;
import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PredecessorLink;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task.
 *
 * @param id the task
 * @param type what kind of work; PICK where absent
 * @param at where it is done, in place of {@code from} and {@code to}
 * @param from where it starts
 * @param to where it ends
 * @param duration how long it takes at pace 1
 * @param release the work may not start before
 * @param latestStart the work may not start after
 * @param latestFinish the work may not end after
 * @param delayCost what is lost by when it ends; nothing where absent
 * @param parts the same by source, in place of {@code delayCost}
 * @param skills the worker must have all of them
 * @param equipment the worker must hold all of it
 * @param predecessors tasks that must end before this starts
 * @param partner the other half of work for two
 * @param load what it puts on the cart
 * @param unloads whether the cart is empty when it ends
 * @param leaving what it costs to leave it; STANDARD where absent
 * @param leavingPrice the price of PRICE
 * @param pin what may not change
 */
record TaskJson(
        @Nullable TaskId id,
        @Nullable TaskType type,
        @Nullable LocationId at,
        @Nullable LocationId from,
        @Nullable LocationId to,
        @Nullable Duration duration,
        @Nullable Instant release,
        @Nullable Instant latestStart,
        @Nullable Instant latestFinish,
        @Nullable CurveJson delayCost,
        @Nullable List<@Nullable PartJson> parts,
        @Nullable Set<Skill> skills,
        @Nullable Set<Equipment> equipment,
        @Nullable List<@Nullable PredecessorJson> predecessors,
        @Nullable TaskId partner,
        @Nullable LoadJson load,
        @Nullable Boolean unloads,
        @Nullable LeavingKind leaving,
        @Nullable String leavingPrice,
        @Nullable PinJson pin) {

    /** What leaving a task undone means. */
    enum LeavingKind {
        /** It costs what the problem's prices say. */
        STANDARD,
        /** It costs a price of its own, all told. */
        PRICE,
        /** It is done before all money, if it can be done. */
        NEVER
    }

    /** What may not change. */
    enum PinKind {
        /** It is under way. */
        STARTED,
        /** Its worker and its rank are fixed. */
        FROZEN,
        /** Its worker is fixed. */
        ASSIGNED
    }

    /**
     * One source of the delay cost.
     *
     * @param cause what kind of loss
     * @param reference id of what is behind it
     * @param label the same in words
     * @param delayCost what is lost from this source
     */
    record PartJson(
            @Nullable DelayCause cause,
            @Nullable String reference,
            @Nullable String label,
            @Nullable CurveJson delayCost) {}

    /**
     * A task that comes before.
     *
     * @param taskId the task
     * @param gap least time from its end; none where absent
     * @param sameWorker whether one worker does both; false where absent
     */
    record PredecessorJson(
            @Nullable TaskId taskId,
            @Nullable Duration gap,
            @Nullable Boolean sameWorker) {}

    /**
     * A load; an absent measure is 0.
     *
     * @param grams weight
     * @param milliliters volume
     * @param slots places
     * @param chilledSlots places kept cold
     */
    record LoadJson(
            @Nullable Long grams,
            @Nullable Long milliliters,
            @Nullable Integer slots,
            @Nullable Integer chilledSlots) {
        CartLoad toLoad() {
            return new CartLoad(
                    grams == null ? 0 : grams,
                    milliliters == null ? 0 : milliliters,
                    slots == null ? 0 : slots,
                    chilledSlots == null ? 0 : chilledSlots);
        }
    }

    /**
     * What may not change.
     *
     * @param kind how far it is fixed
     * @param workerId who has it
     * @param startedAt when it began; for STARTED
     * @param rank among the worker's frozen tasks, lowest first; for FROZEN
     */
    record PinJson(
            @Nullable PinKind kind,
            @Nullable WorkerId workerId,
            @Nullable Instant startedAt,
            @Nullable Integer rank) {
        Pin toPin() {
            Rules.present("kind", kind);
            Rules.present("workerId", workerId);
            Rules.require((startedAt != null) == (kind == PinKind.STARTED), "startedAt", startedAt, "is for STARTED");
            Rules.require((rank != null) == (kind == PinKind.FROZEN), "rank", rank, "is for FROZEN");
            if (startedAt != null) {
                return new Pin.Started(workerId, startedAt);
            }
            return rank != null ? new Pin.Frozen(workerId, rank) : new Pin.Assigned(workerId);
        }
    }

    SequencingTask toTask(Instant now, Currency currency) {
        Rules.present("id", id);
        Rules.present("duration", duration);
        Rules.require(at == null || from == null && to == null, "at", at, "must be in place of from and to");
        LocationId start = at == null ? from : at;
        LocationId end = at == null ? to : at;
        Rules.present(to == null ? "at" : "from", start);
        Rules.present("to", end);
        Rules.require(delayCost == null || parts == null, "parts", "both", "must be in place of delayCost");
        List<CostPart> sources = sources(now, currency);
        List<TaskId> before = new ArrayList<>();
        List<PredecessorLink> links = new ArrayList<>();
        readPredecessors(before, links);
        TaskTerms terms = new TaskTerms(
                Optional.ofNullable(latestStart),
                Optional.ofNullable(latestFinish),
                load == null ? CartLoad.NONE : Parts.under("load.", load::toLoad),
                Boolean.TRUE.equals(unloads),
                leaving(currency),
                links,
                Optional.ofNullable(partner));
        return new SequencingTask(
                id,
                type == null ? TaskType.PICK : type,
                start,
                end,
                Parts.minutes("duration", duration),
                Optional.ofNullable(release),
                curve(now, currency, sources),
                Parts.some(skills),
                Parts.some(equipment),
                before,
                Optional.ofNullable(pin).map(each -> Parts.under("pin.", each::toPin)),
                sources,
                terms);
    }

    private DelayCostCurve curve(Instant now, Currency currency, List<CostPart> sources) {
        if (!sources.isEmpty()) {
            return SequencingTask.sum(sources);
        }
        CurveJson given = delayCost;
        return given == null
                ? DelayCostCurve.none(now, currency)
                : Parts.under("delayCost.", () -> given.toCurve(now, currency));
    }

    private List<CostPart> sources(Instant now, Currency currency) {
        List<CostPart> sources = new ArrayList<>();
        for (PartJson part : Parts.some(parts)) {
            String field = "parts[" + sources.size() + "]";
            Rules.present(field, part);
            sources.add(Parts.under(field + ".", () -> {
                Rules.present("cause", part.cause());
                Rules.text("reference", part.reference(), 128);
                Rules.text("label", part.label(), 200);
                CurveJson curve = part.delayCost();
                Rules.present("delayCost", curve);
                return new CostPart(
                        part.cause(),
                        part.reference(),
                        part.label(),
                        Parts.under("delayCost.", () -> curve.toCurve(now, currency)));
            }));
        }
        return sources;
    }

    private void readPredecessors(List<TaskId> before, List<PredecessorLink> links) {
        for (PredecessorJson each : Parts.some(predecessors)) {
            String field = "predecessors[" + before.size() + "]";
            Rules.present(field, each);
            TaskId other = each.taskId();
            Rules.present(field + ".taskId", other);
            Rules.require(!before.contains(other), field + ".taskId", other, "must be named once");
            before.add(other);
            boolean same = Boolean.TRUE.equals(each.sameWorker());
            if (each.gap() != null || same) {
                Duration gap = each.gap() == null ? Duration.ZERO : each.gap();
                Minutes least = Parts.minutes(field + ".gap", gap);
                links.add(Parts.under(field + ".", () -> new PredecessorLink(other, least, same)));
            }
        }
    }

    private Leaving leaving(Currency currency) {
        boolean priced = leaving == LeavingKind.PRICE;
        Rules.require(priced == (leavingPrice != null), "leavingPrice", leavingPrice, "is for PRICE");
        if (leavingPrice != null) {
            return new Leaving.Price(Amount.money("leavingPrice", leavingPrice, currency));
        }
        return leaving == LeavingKind.NEVER ? Leaving.NEVER : Leaving.STANDARD;
    }
}
