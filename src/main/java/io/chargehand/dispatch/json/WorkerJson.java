package io.chargehand.dispatch.json;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.WorkerTour;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A worker.
 *
 * @param id the worker
 * @param skills what the worker can do; none where absent
 * @param equipment what the worker holds; none where absent
 * @param windows working time, in order
 * @param position where the worker is
 * @param pace multiplies durations, 0.1 to 10; 1 where absent
 * @param wagePerHour what an hour costs; 0 where absent
 * @param walkingPerHour what an hour of walking costs; the wage where absent
 * @param availableFrom free from then on; the problem's now where absent
 * @param overtimePerHour what an hour past the last window costs; the wage where absent
 * @param overtimeAllowed how long past the last window work may reach; none where absent
 * @param home where the worker ends; stays at the last task where absent
 * @param longestTour most time from setting out to the end; no limit where absent
 * @param capacity what the cart holds; no limit where absent
 */
record WorkerJson(
        @Nullable WorkerId id,
        @Nullable Set<Skill> skills,
        @Nullable Set<Equipment> equipment,
        @Nullable List<TimeWindow> windows,
        @Nullable LocationId position,
        @Nullable Double pace,
        @Nullable String wagePerHour,
        @Nullable String walkingPerHour,
        @Nullable Instant availableFrom,
        @Nullable String overtimePerHour,
        @Nullable Duration overtimeAllowed,
        @Nullable LocationId home,
        @Nullable Duration longestTour,
        @Nullable CapacityJson capacity) {

    /**
     * What a cart holds; an absent measure has no limit.
     *
     * @param grams weight
     * @param milliliters volume
     * @param slots places
     * @param chilledSlots places kept cold
     */
    record CapacityJson(
            @Nullable Long grams,
            @Nullable Long milliliters,
            @Nullable Integer slots,
            @Nullable Integer chilledSlots) {
        CartCapacity toCapacity() {
            return new CartCapacity(
                    grams == null ? OptionalLong.empty() : OptionalLong.of(grams),
                    milliliters == null ? OptionalLong.empty() : OptionalLong.of(milliliters),
                    slots == null ? OptionalInt.empty() : OptionalInt.of(slots),
                    chilledSlots == null ? OptionalInt.empty() : OptionalInt.of(chilledSlots));
        }
    }

    SequencingWorker toWorker(Instant now, Currency currency) {
        Rules.present("id", id);
        Rules.present("windows", windows);
        Rules.present("position", position);
        Money wage = wagePerHour == null ? Money.zero(currency) : Amount.money("wagePerHour", wagePerHour, currency);
        Money overtime = overtimePerHour == null ? wage : Amount.money("overtimePerHour", overtimePerHour, currency);
        return new SequencingWorker(
                id,
                Parts.some(skills),
                Parts.some(equipment),
                windows,
                position,
                pace == null ? 1 : pace,
                wage,
                availableFrom == null ? now : availableFrom,
                overtime,
                overtimeAllowed == null ? Minutes.ZERO : Parts.minutes("overtimeAllowed", overtimeAllowed),
                tour(currency));
    }

    private WorkerTour tour(Currency currency) {
        Optional<Money> walking =
                Optional.ofNullable(walkingPerHour).map(text -> Amount.money("walkingPerHour", text, currency));
        CartCapacity cart = capacity == null ? CartCapacity.UNLIMITED : Parts.under("capacity.", capacity::toCapacity);
        Optional<Minutes> longest = Optional.ofNullable(longestTour).map(most -> Parts.minutes("longestTour", most));
        return new WorkerTour(Optional.ofNullable(home), longest, cart, walking);
    }
}
