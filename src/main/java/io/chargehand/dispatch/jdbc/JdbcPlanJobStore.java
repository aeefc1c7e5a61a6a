package io.chargehand.dispatch.jdbc;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.dispatch.PlanJob;
import io.chargehand.dispatch.PlanJobId;
import io.chargehand.dispatch.PlanJobStore;
import io.chargehand.job.JobRequest;
import io.chargehand.job.JobState;
import io.chargehand.kernel.LimitReachedException;
import io.chargehand.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Jobs as rows, by the database's clock, which all replicas share. Thread-safe. */
final class JdbcPlanJobStore implements PlanJobStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcPlanJobStore.class);
    private static final String SHOWN = """
            SELECT id, name, state, tasks, workers, limit_millis, searched_millis, version, cost, currency, created_at,
                started_at, ended_at, expires_at, failure FROM dispatch_plan_job""";
    private static final String LEASE = "make_interval(secs => 15)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final PlanJobSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcPlanJobStore(JdbcClient jdbc, TransactionTemplate transactions, PlanJobSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public PlanJob create(NewJob job) {
        JobRequest request = job.request();
        return Objects.requireNonNull(transactions.execute(status -> {
            // One at a time, so that limits hold and a key makes one job.
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('dispatch_plan_job'))")
                    .query((row, number) -> 1)
                    .single();
            return request.key().flatMap(key -> findByKey(key, request)).orElseGet(() -> insert(job));
        }));
    }

    private Optional<PlanJob> findByKey(String key, JobRequest request) {
        jdbc.sql("SELECT request_digest FROM dispatch_plan_job WHERE request_key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .ifPresent(known -> request.requireSame(known, "problem"));
        return jdbc.sql(SHOWN + " WHERE request_key = ?")
                .param(key)
                .query(JdbcPlanJobStore::job)
                .optional();
    }

    private PlanJob insert(NewJob job) {
        JobRequest request = job.request();
        long bytes = request.body().getBytes(StandardCharsets.UTF_8).length;
        checkLimits(bytes);
        UUID id = jdbc.sql("""
                        INSERT INTO dispatch_plan_job (request_key, request_digest, name, tasks, workers, limit_millis,
                            expires_at, problem_bytes, problem)
                        VALUES (:key, :digest, :name, :tasks, :workers, :limit,
                            clock_timestamp() + make_interval(secs => :kept), :bytes, :problem) RETURNING id""")
                .param("key", request.key().orElse(null), Types.VARCHAR)
                .param("digest", request.digest())
                .param("name", job.name())
                .param("tasks", job.tasks())
                .param("workers", job.workers())
                .param("limit", job.limit().toMillis())
                .param("kept", (double) settings.kept().toSeconds())
                .param("bytes", bytes)
                .param("problem", request.body())
                .query(UUID.class)
                .single();
        return find(new PlanJobId(id)).orElseThrow();
    }

    private void checkLimits(long bytes) {
        record Present(long waiting, long bytes) {}
        Present present = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state IN ('QUEUED', 'RUNNING')), coalesce(sum(problem_bytes), 0)
                        FROM dispatch_plan_job""")
                .query((row, number) -> new Present(row.getLong(1), row.getLong(2)))
                .single();
        if (present.waiting() >= settings.mostOpen()) {
            throw new LimitReachedException(
                    "sequence-plans",
                    present.waiting() + " open",
                    "must be fewer than " + settings.mostOpen() + " open");
        }
        if (present.bytes() + bytes > settings.mostKept().toBytes()) {
            throw new LimitReachedException(
                    "sequence-plans",
                    present.bytes() + " bytes of problems kept",
                    "must stay within " + settings.mostKept().toBytes()
                            + " bytes; delete some, or wait until they expire");
        }
    }

    @Override
    public Optional<PlanJob> find(PlanJobId id) {
        return jdbc.sql(SHOWN + " WHERE id = ?")
                .param(id.value())
                .query(JdbcPlanJobStore::job)
                .optional();
    }

    @Override
    public List<PlanJob> find(Collection<PlanJobId> ids) {
        UUID[] values = ids.stream().map(PlanJobId::value).toArray(UUID[]::new);
        return jdbc.sql(SHOWN + " WHERE id = ANY(?)")
                .param(values)
                .query(JdbcPlanJobStore::job)
                .list();
    }

    @Override
    public List<PlanJob> list(int limit) {
        return jdbc.sql(SHOWN + " ORDER BY created_at DESC, id LIMIT ?")
                .param(limit)
                .query(JdbcPlanJobStore::job)
                .list();
    }

    @Override
    public Optional<String> findProblem(PlanJobId id) {
        return jdbc.sql("SELECT problem FROM dispatch_plan_job WHERE id = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Version> findPlan(PlanJobId id) {
        record Row(long version, String plan) {}
        return jdbc.sql("SELECT version, plan FROM dispatch_plan_job WHERE id = ? AND plan IS NOT NULL")
                .param(id.value())
                .query((row, number) -> new Row(row.getLong(1), row.getString(2)))
                .optional()
                .flatMap(row -> read(row.plan()).map(plan -> new Version(row.version(), plan)));
    }

    @Override
    public Optional<Claim> claim() {
        return jdbc.sql("""
                        UPDATE dispatch_plan_job SET state = 'RUNNING', attempts = attempts + 1, lease = gen_random_uuid(),
                            lease_until = clock_timestamp() + %s, started_at = coalesce(started_at, clock_timestamp())
                        WHERE id = (SELECT id FROM dispatch_plan_job
                            WHERE state = 'QUEUED' OR state = 'RUNNING' AND lease_until < clock_timestamp()
                            ORDER BY created_at, id FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING id, lease, problem, plan, searched_millis, attempts""".formatted(LEASE))
                .query((row, number) -> new Claim(
                        new PlanJobId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)).flatMap(this::read),
                        Duration.ofMillis(row.getLong(5)),
                        row.getInt(6)))
                .optional();
    }

    @Override
    public Lease renew(Claim claim, Duration searched) {
        return jdbc.sql("""
                        UPDATE dispatch_plan_job SET lease_until = clock_timestamp() + %s, searched_millis = ?
                        WHERE id = ? AND lease = ? AND state = 'RUNNING' RETURNING wants_end""".formatted(LEASE))
                .params(searched.toMillis(), claim.id().value(), claim.lease())
                .query(Boolean.class)
                .optional()
                .map(ending -> ending ? Lease.ENDING : Lease.KEPT)
                .orElse(Lease.LOST);
    }

    @Override
    public void better(Claim claim, SequencePlan plan, Duration searched) {
        var unused = jdbc.sql("""
                        UPDATE dispatch_plan_job SET version = version + (CASE WHEN plan = :plan THEN 0 ELSE 1 END),
                            plan = :plan, cost = :cost, currency = :currency, searched_millis = :searched
                        WHERE id = :id AND lease = :lease AND state = 'RUNNING'""")
                .param("plan", json.writeValueAsString(plan))
                .param("cost", plan.cost().total().amount())
                .param("currency", plan.cost().total().currency().getCurrencyCode())
                .param("searched", searched.toMillis())
                .param("id", claim.id().value())
                .param("lease", claim.lease())
                .update();
    }

    @Override
    public void end(
            Claim claim, JobState state, Optional<SequencePlan> plan, Duration searched, Optional<String> failure) {
        Optional<Money> cost = plan.map(each -> each.cost().total());
        var unused = jdbc.sql("""
                        UPDATE dispatch_plan_job SET state = :state, failure = :failure, searched_millis = :searched, lease = NULL,
                            version = version + (CASE WHEN :plan IS NULL OR plan = :plan THEN 0 ELSE 1 END),
                            plan = coalesce(:plan, plan), cost = coalesce(:cost, cost),
                            currency = coalesce(:currency, currency), ended_at = clock_timestamp(),
                            expires_at = clock_timestamp() + make_interval(secs => :kept)
                        WHERE id = :id AND lease = :lease AND state = 'RUNNING'""")
                .param("state", state.name())
                .param("failure", failure.orElse(null), Types.VARCHAR)
                .param("searched", searched.toMillis())
                .param("plan", plan.map(json::writeValueAsString).orElse(null), Types.VARCHAR)
                .param("cost", cost.map(Money::amount).orElse(null), Types.NUMERIC)
                .param(
                        "currency",
                        cost.map(each -> each.currency().getCurrencyCode()).orElse(null),
                        Types.VARCHAR)
                .param("kept", (double) settings.kept().toSeconds())
                .param("id", claim.id().value())
                .param("lease", claim.lease())
                .update();
    }

    @Override
    public void giveBack(Claim claim, Optional<SequencePlan> plan, Duration searched) {
        plan.ifPresent(best -> better(claim, best, searched));
        var unused = jdbc.sql("""
                        UPDATE dispatch_plan_job SET state = 'QUEUED', attempts = attempts - 1, lease = NULL,
                            lease_until = NULL WHERE id = ? AND lease = ? AND state = 'RUNNING'""").params(claim.id().value(), claim.lease()).update();
    }

    @Override
    public boolean terminate(PlanJobId id) {
        int known = jdbc.sql("""
                        UPDATE dispatch_plan_job SET wants_end = true,
                            state = CASE WHEN state = 'QUEUED' THEN 'TERMINATED' ELSE state END,
                            ended_at = CASE WHEN state = 'QUEUED' THEN clock_timestamp() ELSE ended_at END
                        WHERE id = ?""").param(id.value()).update();
        return known > 0;
    }

    @Override
    public boolean delete(PlanJobId id) {
        return jdbc.sql("DELETE FROM dispatch_plan_job WHERE id = ?")
                        .param(id.value())
                        .update()
                > 0;
    }

    @Override
    public int deleteExpired() {
        return jdbc.sql("DELETE FROM dispatch_plan_job WHERE expires_at < clock_timestamp()")
                .update();
    }

    private Optional<SequencePlan> read(String plan) {
        try {
            return Optional.of(json.readValue(plan, SequencePlan.class));
        } catch (JacksonException unreadable) {
            LOG.warn("A plan of an earlier version cannot be read: {}", unreadable.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static PlanJob job(ResultSet row, int number) throws SQLException {
        BigDecimal cost = row.getBigDecimal("cost");
        return new PlanJob(
                new PlanJobId(row.getObject("id", UUID.class)),
                row.getString("name"),
                JobState.valueOf(row.getString("state")),
                row.getInt("tasks"),
                row.getInt("workers"),
                Duration.ofMillis(row.getLong("limit_millis")),
                Duration.ofMillis(row.getLong("searched_millis")),
                row.getLong("version"),
                cost == null
                        ? Optional.empty()
                        : Optional.of(new Money(cost, Currency.getInstance(row.getString("currency")))),
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                instant(row, "expires_at").orElseThrow(),
                Optional.ofNullable(row.getString("failure")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
