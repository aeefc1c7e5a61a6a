package io.chargehand.registry;

import java.util.Optional;

/** What watchers of models have to say of versions: at most one verdict per model. Thread-safe. */
public interface ModelVerdicts {

    /** The verdict on a model, whatever version it is about; empty where there is none. */
    Optional<ModelVerdict> find(String name);

    /** Speaks a verdict, in place of an earlier one on the model. */
    void speak(ModelVerdict verdict);

    /** Takes the verdict on a model back, if there is one. */
    void withdraw(String name);

    /** Where nobody watches: never holds a verdict. */
    ModelVerdicts NONE = new ModelVerdicts() {
        @Override
        public Optional<ModelVerdict> find(String name) {
            return Optional.empty();
        }

        @Override
        public void speak(ModelVerdict verdict) {
            throw new UnsupportedOperationException("nobody keeps verdicts");
        }

        @Override
        public void withdraw(String name) {
            // There is none.
        }
    };
}
