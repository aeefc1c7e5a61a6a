package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which node is next, and what for. */
class WorkBoardTest {

    private static final Sequencer SEQUENCER = new OptaPlannerSequencer();
    private static final NodeId A = new NodeId("A");
    private static final NodeId B = new NodeId("B");
    private static final ProblemChange ONE = new ProblemChange.TaskRemoved(new TaskId("one"));
    private static final ProblemChange TWO = new ProblemChange.TaskRemoved(new TaskId("two"));

    private final WorkBoard board = new WorkBoard(2, 100);

    @Test
    void changesGoFirstTheLongestWaitingFirst() {
        add(A);
        add(B);
        board.offer(B, ONE);
        board.offer(A, TWO);
        assertThat(take().node()).isEqualTo(B);
        assertThat(take().node()).isEqualTo(A);
        assertThat(board.take()).isEmpty();
    }

    @Test
    void changesOfOneNodeAreTakenTogetherInOrder() {
        add(A);
        board.offer(A, ONE);
        board.offer(A, TWO);
        WorkBoard.Work work = take();
        assertThat(work.changes()).containsExactly(ONE, TWO);
        board.giveBack(work, 0);
        assertThat(take().changes()).isEmpty();
    }

    @Test
    void aNodeIsWithOneTakerAndItsChangesWait() {
        add(A);
        WorkBoard.Work slice = take();
        board.offer(A, ONE);
        assertThat(board.take()).isEmpty();
        board.giveBack(slice, 1);
        assertThat(take().changes()).containsExactly(ONE);
    }

    @Test
    void moreThanMayWaitIsPushedBack() {
        add(A);
        assertThat(board.offer(A, ONE)).isTrue();
        assertThat(board.offer(A, TWO)).isTrue();
        assertThat(board.offer(A, ONE)).isFalse();
        WorkBoard.Work work = take();
        assertThat(work.changes()).containsExactly(ONE, TWO);
        assertThat(board.offer(A, ONE)).isTrue();
    }

    @Test
    void theNodeThatGainedIsImprovedBeforeTheOneThatDidNot() {
        board.add(A, resident(1));
        board.add(B, resident(1));
        WorkBoard.Work first = take();
        WorkBoard.Work second = take();
        board.giveBack(first, 0);
        board.giveBack(second, second.sequence().atStake() / 2);
        assertThat(take().node()).isEqualTo(second.node());
    }

    @Test
    void everyNodeComesUpInTheEnd() {
        board.add(A, resident(1));
        board.add(B, resident(1));
        int visits = 0;
        for (int i = 0; i < 200; i++) {
            WorkBoard.Work work = board.take().orElseThrow();
            visits += work.node().equals(B) ? 1 : 0;
            board.giveBack(work, work.node().equals(A) ? 0.01 : 0);
        }
        assertThat(visits).isBetween(2, 60);
    }

    @Test
    void whatIsRemovedIsForgotten() {
        add(A);
        WorkBoard.Work work = take();
        board.offer(A, ONE);
        board.remove(A);
        board.giveBack(work, 1);
        assertThat(board.take()).isEmpty();
        assertThatThrownBy(() -> board.offer(A, ONE)).isInstanceOf(InvalidInputException.class);
        add(A);
        assertThatThrownBy(() -> add(A)).isInstanceOf(InvalidInputException.class);
    }

    private WorkBoard.Work take() {
        return board.take().orElseThrow();
    }

    private void add(NodeId node) {
        board.add(node, resident(node.value().hashCode()));
    }

    private static ResidentSequence resident(long seed) {
        return new ResidentSequence(SEQUENCER, RandomBackroom.draw(seed, 2, 8), seed);
    }
}
