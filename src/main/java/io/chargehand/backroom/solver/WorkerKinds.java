package io.chargehand.backroom.solver;

import io.chargehand.backroom.SequencingWorker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which workers differ in nothing but the id. Stateless. */
final class WorkerKinds {

    private WorkerKinds() {}

    /** By worker, the first who is just the same. */
    static int[] of(List<SequencingWorker> workers) {
        Map<SequencingWorker, Integer> first = new HashMap<>();
        int[] kinds = new int[workers.size()];
        for (int w = 0; w < kinds.length; w++) {
            SequencingWorker worker = workers.get(w);
            SequencingWorker nameless = new SequencingWorker(
                    workers.get(0).id(),
                    worker.skills(),
                    worker.equipment(),
                    worker.windows(),
                    worker.position(),
                    worker.pace(),
                    worker.wagePerHour(),
                    worker.availableFrom(),
                    worker.overtimePerHour(),
                    worker.overtimeAllowed(),
                    worker.tour());
            Integer known = first.putIfAbsent(nameless, w);
            kinds[w] = known == null ? w : known;
        }
        return kinds;
    }
}
