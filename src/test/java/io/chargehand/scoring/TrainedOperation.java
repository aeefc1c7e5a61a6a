package io.chargehand.scoring;

import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.RandomOperation;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.registry.Alias;
import io.chargehand.registry.Approval;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.registry.ModelVersion;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import io.chargehand.training.ShippedJobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Two weeks of a small random operation, models trained on them, and cases to score when they are over. */
public final class TrainedOperation {

    /** The models there are jobs for. */
    public static final List<String> MODELS = List.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE);

    private static final int DAYS = 14;
    private static final Approval APPROVAL = Approval.promotion("ada", Instant.EPOCH, "a test");

    private final EventsInMemory log = new EventsInMemory();
    private final Path folder;
    private final FolderRegistry registry;
    private final Instant now;

    /** An operation without models, which will lie in {@code folder}. */
    public TrainedOperation(Path folder) {
        List<OperationalEvent> events = RandomOperation.events(42, DAYS, 60);
        events.forEach(log::append);
        this.folder = folder;
        this.registry = new FolderRegistry(folder);
        this.now = events.get(events.size() - 1).time().plusSeconds(60);
    }

    /** Trains the shipped job, made tiny. */
    public ModelVersion train(String name, int rounds) throws IOException {
        Files.createDirectories(folder);
        Path job = Files.writeString(folder.resolve(name + ".yaml"), ShippedJobs.tiny(name, rounds));
        ModelTraining.Trained trained = new ModelTraining(registry, HistoryRows.of(log), Clock.systemUTC())
                .train(job, Optional.empty(), Optional.empty(), Progress.SILENT);
        return registry.getVersion(name, trained.version());
    }

    /** Makes a version the champion, or the challenger. */
    public void move(ModelVersion version, Alias alias) {
        registry.moveAlias(version, alias, APPROVAL, before -> true);
    }

    /** Where the models are. */
    public FolderRegistry registry() {
        return registry;
    }

    /** A minute after the last event. */
    public Instant now() {
        return now;
    }

    /** Features as of then. */
    public LiveFeatures features() {
        return new LiveFeatures(log);
    }

    /** The models of the operation's registry. */
    public RegistryShelf shelf() {
        return shelf(registry);
    }

    private static RegistryShelf shelf(FolderRegistry registry) {
        return new RegistryShelf(
                registry,
                Map.of(
                        ScoringNames.SLA_RISK, OperationalStreams.promise(),
                        ScoringNames.RECEIPT_VARIANCE, OperationalStreams.receipt()));
    }

    /** What serves the champions. */
    public ServingModels serving() {
        return serving(registry, ModelVerdicts.NONE);
    }

    /** What serves the champions of a registry, but for those that verdicts hold back. */
    ServingModels serving(FolderRegistry other, ModelVerdicts verdicts) {
        return new ServingModels(shelf(other), features(), verdicts);
    }

    /** Order lines at nodes, due and planned within hours, drawn. */
    public List<PromiseCase> promises(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<PromiseCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant due = now.plus(Duration.ofMinutes(10 + random.nextInt(240)));
            cases.add(new PromiseCase(
                    new OrderLineRef(new OrderId("X" + i), 1),
                    random.nextBoolean() ? FulfillmentMethod.PICKUP : FulfillmentMethod.SAME_DAY,
                    RandomOperation.item(random.nextInt(12)),
                    new Quantity(1 + random.nextInt(3)),
                    1,
                    RandomOperation.node(random.nextInt(3)),
                    now.minusSeconds(600),
                    due,
                    now,
                    now.plus(Duration.ofMinutes(5 + random.nextInt(300)))));
        }
        return cases;
    }

    /** Lines of ASNs, expected in a day or two, drawn. */
    public List<ReceiptCase> receipts(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<ReceiptCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int supplier = random.nextInt(4);
            cases.add(new ReceiptCase(
                    new AsnLineRef(new AsnId("Y" + i), 1),
                    RandomOperation.supplier(supplier),
                    RandomOperation.item(random.nextInt(12)),
                    RandomOperation.node(random.nextInt(3)),
                    "C" + supplier % 2,
                    new Quantity(10 + random.nextInt(90)),
                    1 + random.nextInt(9),
                    1,
                    now.minus(Duration.ofDays(3)),
                    now.plus(Duration.ofHours(20 + random.nextInt(40))),
                    now));
        }
        return cases;
    }
}
