package io.chargehand.backroom.solver;

/** A task as a value of OptaPlanner's list variable, known by its index. Immutable; equal only to itself. */
final class TaskNode {

    private final int index;

    TaskNode(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    @Override
    public String toString() {
        return "task " + index;
    }
}
