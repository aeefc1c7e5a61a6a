package io.chargehand.scoring;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.UnknownIdException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Any version of any model, loaded when it is first asked for; those asked for least recently are let go. Thread-safe: one
 * version is loaded at a time.
 */
public final class LoadedModels {

    private final ModelShelf shelf;
    private final int most;
    private final long lookEvery;
    private final Map<Key, ModelInUse> loaded = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Seen> champions = new ConcurrentHashMap<>();

    private record Key(String name, String version) {}

    private record Seen(String version, long nanos) {}

    /**
     * Loads from a shelf.
     *
     * @param most versions kept loaded, at least 1
     * @param lookEvery for how long the place of an alias is believed, in real time
     */
    public LoadedModels(ModelShelf shelf, int most, Duration lookEvery) {
        this.shelf = shelf;
        this.most = most;
        this.lookEvery = lookEvery.toNanos();
    }

    /** The version of a model that bears the alias {@code champion}, as of a short while ago. */
    public Optional<String> findChampion(String name) {
        long now = System.nanoTime();
        Seen seen = champions.get(name);
        if (seen != null && now - seen.nanos() < lookEvery) {
            return Optional.of(seen.version());
        }
        Optional<String> champion = shelf.findChampion(name);
        if (champion.isPresent()) {
            champions.put(name, new Seen(champion.get(), now));
        } else {
            champions.remove(name);
        }
        return champion;
    }

    /**
     * A version, ready to score.
     *
     * @throws UnknownIdException when there is no such version
     * @throws UnusableModelException when its files are missing, damaged or of an unknown form
     */
    public synchronized ModelInUse get(String name, String version) {
        Key key = new Key(name, version);
        ModelInUse known = loaded.get(key);
        if (known != null) {
            return known;
        }
        ModelInUse made = load(key);
        loaded.put(key, made);
        if (loaded.size() > most) {
            loaded.remove(loaded.keySet().iterator().next());
        }
        return made;
    }

    /** A version that is loaded already; asks nobody. */
    public synchronized Optional<ModelInUse> findLoaded(String name, String version) {
        return Optional.ofNullable(loaded.get(new Key(name, version)));
    }

    private ModelInUse load(Key key) {
        try {
            return shelf.load(key.name(), key.version());
        } catch (UnknownIdException e) {
            throw e;
        } catch (InvalidInputException e) {
            throw new UnusableModelException(key.name(), key.version(), e);
        }
    }

    /** How many versions are loaded. */
    public synchronized int size() {
        return loaded.size();
    }
}
