package io.chargehand.dispatch.json;

import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.dispatch.PlanRequest;
import io.chargehand.dispatch.ProblemFormat;
import io.chargehand.event.json.ContractJson;
import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is posted is planned as if it had been made here, and what is wrong with it is named. */
class JsonProblemFormatTest {

    private static final Sequencer SEQUENCER = new OptaPlannerSequencer();

    private final ProblemFormat format = new JsonProblemFormat(ContractJson.mapper(), ContractJson.faults());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aPostedProblemIsPlannedAsOneMadeHere(long seed) {
        SequencingProblem drawn = RandomTerms.into(RandomBackroom.draw(seed, 4, 30), seed);
        PlanRequest read = format.readProblem(PostedProblem.of(drawn, SearchLimit.steps(40)));
        assertThat(read.limit()).isEqualTo(new SearchLimit(40, Duration.ofHours(1)));
        assertThat(read.seed()).isEqualTo(7);
        assertThat(read.problem().workers())
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(drawn.workers());
        assertThat(read.problem().tasks())
                .extracting(SequencingTask::terms)
                .isEqualTo(drawn.tasks().stream().map(SequencingTask::terms).toList());
        SequencePlan here = SEQUENCER.plan(drawn, SearchLimit.steps(40), 7);
        SequencePlan posted = SEQUENCER.plan(read.problem(), read.limit(), read.seed());
        assertThat(posted.cost().total().toDouble())
                .isCloseTo(here.cost().total().toDouble(), org.assertj.core.api.Assertions.within(1e-2));
        assertThat(posted.unplaced()).hasSameSizeAs(here.unplaced());
    }

    @Test
    void aPlanIsReadAsItWasWritten() {
        SequencingProblem drawn = RandomBackroom.draw(3, 4, 30);
        SequencePlan plan = SEQUENCER.plan(drawn, SearchLimit.steps(20), 1);
        SequencePlan read = format.readPlan(PostedProblem.of(plan), drawn);
        assertThat(tasks(read)).isEqualTo(tasks(plan));
        assertThat(read.unplaced()).hasSameSizeAs(plan.unplaced());
    }

    private static List<List<?>> tasks(SequencePlan plan) {
        return plan.sequences().stream()
                .map(WorkerSequence::stops)
                .<List<?>>map(stops -> stops.stream().map(stop -> stop.task()).toList())
                .toList();
    }

    @Test
    void coordinatesAreWalkedAlongAislesOrStraight() {
        String places = "{'places':[{'id':'a','x':0,'y':0},{'id':'b','x':30,'y':40}],'metresPerMinute':70";
        SequencingProblem aisles = problem(small().replace("{'locations':['a'],'minutes':[[0]]", places));
        assertThat(aisles.walking().minutes(0, 1)).isEqualTo(1);
        SequencingProblem straight =
                problem(small().replace("{'locations':['a'],'minutes':[[0]]", places + ",'distance':'EUCLIDEAN'"));
        assertThat(straight.walking().minutes(1, 0)).isEqualTo(50 / 70.0);
    }

    @Test
    void whatIsAbsentHasItsUsualValue() {
        PlanRequest read = format.readProblem(json(small()));
        SequencingWorker worker = read.problem().workers().get(0);
        assertThat(read.limit()).isEqualTo(SearchLimit.time(Duration.ofSeconds(30)));
        assertThat(worker.pace()).isEqualTo(1);
        assertThat(worker.wagePerHour().amount()).isZero();
        assertThat(worker.availableFrom()).isEqualTo(read.problem().now());
        assertThat(read.problem().prices().undone().toDouble()).isEqualTo(50);
        assertThat(read.problem()
                        .tasks()
                        .get(0)
                        .delayCost()
                        .at(read.problem().horizon())
                        .amount())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'currency':'USD'           | 'currency':'ZZ'              | currency",
                "'currency':'USD',          | ''                           | currency",
                "'now':'2026-03-02T08:00Z'  | 'now':'2026-03-02T08:00'     | now",
                "'locations':['a']          | 'locations':['a','a']        | walking.minutes",
                "'minutes':[[0]]            | 'minutes':[[0,1]]            | walking.minutes[0]",
                "'minutes':[[0]]            | 'minutes':[[-1]]             | walking.minutes[0][0]",
                "'minutes':[[0]]            | 'minutes':[['x']]            | walking.minutes[0][0]",
                "'minutes':[[0]]            | 'metresPerMinute':3          | walking",
                "'id':'w'                   | 'id':'w w'                   | workers[0].id",
                "'id':'w'                   | 'id':'w','pace':99           | workers[0].pace",
                "'id':'w'                   | 'id':'w','wagePerHour':'x'   | workers[0].wagePerHour",
                "'id':'w'                   | 'id':'w','wagePerHour':'-1'  | workers[0].wagePerHour",
                "'id':'w'                   | 'id':'w','wagePerHour':1     | workers[0].wagePerHour",
                "'id':'w'                   | 'id':'w','walkingPerHour':'1.00001' | workers[0].walkingPerHour",
                "'id':'w'                   | 'id':'w','home':'b'          | workers[0].home",
                "'id':'w'                   | 'id':'w','longestTour':'-PT1M' | workers[0].longestTour",
                "'id':'w'                   | 'id':'w','capacity':{'grams':-1} | workers[0].capacity.grams",
                "'id':'w'                   | 'id':'w','nosuch':1          | workers[0].nosuch",
                "'position':'a'             | 'position':'b'               | workers[0].position",
                "'end':'2026-03-02T16:00Z'  | 'end':'2026-03-02T07:00Z'    | workers[0].windows[0].end",
                "'duration':'PT5M'          | 'duration':'5'               | tasks[0].duration",
                "'duration':'PT5M'          | 'duration':'-PT5M'           | tasks[0].duration",
                "'duration':'PT5M'          | 'duration':'P31D'            | tasks[0].duration",
                "'duration':'PT5M',         | ''                           | tasks[0].duration",
                "'at':'a'                   | 'at':'b'                     | tasks[0].from",
                "'at':'a'                   | 'at':'a','to':'a'            | tasks[0].at",
                "'at':'a'                   | 'from':'a'                   | tasks[0].to",
                "'at':'a'                   | 'at':'a','type':'JUGGLE'     | tasks[0].type",
                "'at':'a'                   | 'at':'a','predecessors':[{'taskId':'x'}] | tasks[0].predecessors",
                "'at':'a'                   | 'at':'a','predecessors':[{'taskId':'t'}] | tasks[0].predecessors",
                "'at':'a'                   | 'at':'a','predecessors':[{'gap':'PT1M'}] | tasks[0].predecessors[0].taskId",
                "'at':'a'                   | 'at':'a','partner':'x'       | tasks[0].partner",
                "'at':'a'                   | 'at':'a','load':{'slots':-1} | tasks[0].load.slots",
                "'at':'a'                   | 'at':'a','leaving':'PRICE'   | tasks[0].leavingPrice",
                "'at':'a'                   | 'at':'a','leavingPrice':'1'  | tasks[0].leavingPrice",
                "'at':'a'                   | 'at':'a','delayCost':{}      | tasks[0].delayCost.points",
                "'at':'a'                   | 'at':'a','delayCost':{'points':[{}]} | tasks[0].delayCost.points[0].at",
                "'at':'a'                   | 'at':'a','delayCost':{'points':[{'at':'2026-03-02T08:00Z'}],'perMinute':'-1'} | tasks[0].delayCost.perMinute",
                "'at':'a'                   | 'at':'a','delayCost':{'points':[{'at':'2026-03-02T08:00Z','loss':'2'},{'at':'2026-03-02T09:00Z','loss':'1'}]} | tasks[0].delayCost.points[1].loss",
                "'at':'a'                   | 'at':'a','parts':[{'cause':'AGE','reference':'r','label':'l'}] | tasks[0].parts[0].delayCost",
                "'at':'a'                   | 'at':'a','pin':{'kind':'STARTED','workerId':'w'} | tasks[0].pin.startedAt",
                "'at':'a'                   | 'at':'a','pin':{'kind':'ASSIGNED','workerId':'x'} | tasks[0].pin",
                "'at':'a'}                  | 'at':'a'},{'id':'t','duration':'PT1M','at':'a'} | tasks[1].id",
                "'at':'a'}                  | 'at':'a'},null               | tasks[1]",
                "'seed':3                   | 'seed':'x'                   | seed",
                "'seed':3                   | 'limit':{'time':'PT0S'}      | limit.time",
                "'seed':3                   | 'limit':{'time':'PT2H'}      | limit.time",
                "'seed':3                   | 'limit':{'steps':-1}         | limit.steps",
                "'seed':3                   | 'prices':{'undone':'-1'}     | prices.undone",
                "'seed':3                   | 'previousPlan':{'sequences':[{'workerId':'w','taskIds':['t','t']}]} | previousPlan.sequences[0].taskIds[1]",
                "'seed':3                   | 'seed':3,'seed':4            | body",
                "'seed':3                   | 'seed':                      | body",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String field) {
        String body = small().replace(right.strip(), wrong.strip().equals("''") ? "" : wrong.strip());
        assertThat(body).isNotEqualTo(small());
        InvalidInputException fault =
                catchThrowableOfType(InvalidInputException.class, () -> format.readProblem(json(body)));
        assertThat(fault).as(body).isNotNull();
        assertThat(fault.field()).isEqualTo(field.strip());
        assertThat(fault.rule()).isNotBlank();
    }

    private SequencingProblem problem(String body) {
        return format.readProblem(json(body)).problem();
    }

    private static String small() {
        return "{'currency':'USD','now':'2026-03-02T08:00Z','walking':{'locations':['a'],'minutes':[[0]]},"
                + "'workers':[{'id':'w','windows':[{'start':'2026-03-02T08:00Z','end':'2026-03-02T16:00Z'}],'position':'a'}],"
                + "'tasks':[{'id':'t','duration':'PT5M','at':'a'}],'seed':3}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
