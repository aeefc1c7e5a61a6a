package io.chargehand.scoring;

/**
 * Attributions of a weighted sum with trees on top: those of the two parts added up, input by input, as their log-odds are.
 * Immutable, safe for use by several threads.
 */
final class StackedAttributor implements Attributor {

    private final LinearAttributor base;
    private final Attributor trees;

    StackedAttributor(StackedPredictor predictor) {
        base = new LinearAttributor(predictor.base());
        trees = predictor.trees().attributor();
    }

    @Override
    public int inputs() {
        return base.inputs();
    }

    @Override
    public Scratch scratch() {
        return trees.scratch();
    }

    @Override
    public void attribute(float[] row, double[] into, Scratch scratch) {
        trees.attribute(row, into, scratch);
        base.add(row, into);
    }
}
