package io.chargehand.backroom.solver;

import io.chargehand.backroom.RandomBackroom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StakesTest {

    @Test
    void takesAShareOfWhatIsLeftWhereThatIsMore() {
        assertThat(new Stakes(2, 10).withUndone(0.5)).isEqualTo(5);
        assertThat(new Stakes(2, 10).withUndone(0.1)).isEqualTo(2);
    }

    @Test
    void countsWhatIsLeftOnlyWhereSomebodyCouldDoIt() {
        DenseProblem dense = new DenseProblem(RandomBackroom.draw(1, 3, 12));
        Timetable table = new Timetable(dense);
        boolean[] hopeless = new boolean[dense.taskCount];
        for (int t = 0; t < dense.taskCount; t++) {
            table.leave(t);
            hopeless[t] = t > 0;
        }
        assertThat(Stakes.of(table, hopeless)).isEqualTo(new Stakes(1, dense.undoneCost[0]));
    }
}
