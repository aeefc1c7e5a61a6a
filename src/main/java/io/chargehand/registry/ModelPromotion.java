package io.chargehand.registry;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.UnknownIdException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Moves aliases by the rules: gates before a champion, an approver for each move, one call back. Thread-safe. */
public final class ModelPromotion {

    private final ModelRegistry registry;
    private final PromotionGates gates;
    private final Clock clock;

    /**
     * Moves aliases of a registry.
     *
     * @param clock gives the instant of a move
     */
    public ModelPromotion(ModelRegistry registry, PromotionPolicy policy, Clock clock) {
        this.registry = registry;
        this.gates = new PromotionGates(policy);
        this.clock = clock;
    }

    /**
     * A wish to move an alias.
     *
     * @param name the model
     * @param alias what to move
     * @param version where to
     * @param approver who wants it
     * @param state the state of the aliases that the wish was made upon, as {@link #state} tells it; empty to move from any
     */
    public record Wish(String name, Alias alias, String version, String approver, Optional<String> state) {}

    /**
     * Moves an alias; a champion only past its gates. Where the alias points to the version already, nothing is done.
     *
     * @throws PromotionRefusedException when gates refuse the version
     * @throws ConflictException when the aliases are no longer as the wish saw them
     * @throws UnknownIdException when there is no such version
     */
    public void promote(Wish wish) {
        requireModel(wish.name());
        ModelVersion version = registry.getVersion(wish.name(), wish.version());
        Judged judged = new Judged(version, wish);
        Approval approval = Approval.promotion(
                wish.approver(),
                clock.instant(),
                wish.alias() == Alias.CHAMPION ? "passed its gates" : "to be compared");
        registry.moveAlias(version, wish.alias(), approval, judged);
        if (!judged.failures.isEmpty()) {
            throw new PromotionRefusedException(judged.failures);
        }
    }

    /**
     * Moves the champion back to the version before it, past no gate: it answered before.
     *
     * @param state as in {@link Wish}
     * @return the version that is champion now
     * @throws ConflictException when there is no version before, or the aliases are no longer as the caller saw them
     */
    public ModelVersion rollback(String name, String approver, Optional<String> state) {
        requireModel(name);
        ModelVersion present = registry.findAlias(name, Alias.CHAMPION)
                .orElseThrow(() -> new ConflictException("name", name, "must have a champion to go back from"));
        ModelVersion before = AliasMove.before(registry.listMoves(name), Alias.CHAMPION, present.version())
                .map(version -> registry.getVersion(name, version))
                .orElseThrow(() -> new ConflictException(
                        "champion", present.version(), "must have a version before it to go back to"));
        Approval approval = Approval.rollback(approver, clock.instant(), "back from " + present.version());
        boolean moved = registry.moveAlias(before, Alias.CHAMPION, approval, now -> {
            requireState(name, state);
            return now.equals(Optional.of(present));
        });
        if (!moved) {
            throw new ConflictException("champion", present.version(), "must not be moved by another meanwhile");
        }
        return before;
    }

    /** Stands for where the aliases of a model point: equal states have equal text. */
    public String state(String name) {
        String text = name + aliases(name);
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Where the aliases of a model point. */
    public Map<Alias, String> aliases(String name) {
        Map<Alias, String> aliases = new EnumMap<>(Alias.class);
        for (Alias alias : Alias.values()) {
            registry.findAlias(name, alias).ifPresent(version -> aliases.put(alias, version.version()));
        }
        return aliases;
    }

    /**
     * Checks that there is a model of that name.
     *
     * @throws UnknownIdException when there is none
     */
    public void requireModel(String name) {
        if (registry.listVersions(name).isEmpty()) {
            throw new UnknownIdException("name", name, "model");
        }
    }

    private void requireState(String name, Optional<String> state) {
        String now = state(name);
        if (state.isPresent() && !state.get().equals(now)) {
            throw new ConflictException("If-Match", state.get(), "must be the present entity tag, " + now);
        }
    }

    /** Judges while no other writer can come between, and keeps what gates said. For one move. */
    private final class Judged implements Predicate<Optional<ModelVersion>> {
        private final ModelVersion version;
        private final Wish wish;
        private List<GateFailure> failures = List.of();

        Judged(ModelVersion version, Wish wish) {
            this.version = version;
            this.wish = wish;
        }

        @Override
        public boolean test(Optional<ModelVersion> present) {
            requireState(wish.name(), wish.state());
            if (present.equals(Optional.of(version))) {
                return false;
            }
            if (wish.alias() == Alias.CHAMPION) {
                failures = gates.failures(record(version), present.map(this::record));
            }
            return failures.isEmpty();
        }

        private VersionRecord record(ModelVersion one) {
            return registry.getRecord(one.name(), one.version());
        }
    }
}
