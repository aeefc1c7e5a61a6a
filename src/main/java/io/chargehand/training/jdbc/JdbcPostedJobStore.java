package io.chargehand.training.jdbc;

import io.chargehand.job.JobRequest;
import io.chargehand.job.JobState;
import io.chargehand.kernel.LimitReachedException;
import io.chargehand.training.posted.JobError;
import io.chargehand.training.posted.PostedJob;
import io.chargehand.training.posted.PostedJobId;
import io.chargehand.training.posted.PostedJobStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Jobs as rows, by the database's clock, which all replicas share. Thread-safe. */
final class JdbcPostedJobStore implements PostedJobStore {

    private static final String SHOWN = """
            SELECT id, model, state, stage, stage_done, stage_total, asks, attempts, created_at, started_at, ended_at,
                expires_at, version, alias, reason, errors FROM training_posted_job""";
    private static final String LEASE = "make_interval(secs => 15)";
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TrainingJobSettings settings;

    JdbcPostedJobStore(JdbcClient jdbc, TransactionTemplate transactions, TrainingJobSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public PostedJob create(NewJob job) {
        JobRequest request = job.request();
        return Objects.requireNonNull(transactions.execute(status -> {
            // One at a time, so that the limit holds and a key makes one job.
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('training_posted_job'))")
                    .query((row, number) -> 1)
                    .single();
            return request.key().flatMap(key -> findByKey(key, request)).orElseGet(() -> insert(job));
        }));
    }

    private Optional<PostedJob> findByKey(String key, JobRequest request) {
        jdbc.sql("SELECT request_digest FROM training_posted_job WHERE request_key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .ifPresent(known -> request.requireSame(known, "job"));
        return jdbc.sql(SHOWN + " WHERE request_key = ?")
                .param(key)
                .query(JdbcPostedJobStore::job)
                .optional();
    }

    private PostedJob insert(NewJob job) {
        JobRequest request = job.request();
        long open = jdbc.sql("SELECT count(*) FROM training_posted_job WHERE state IN ('QUEUED', 'RUNNING')")
                .query(Long.class)
                .single();
        if (open >= settings.mostOpen()) {
            throw new LimitReachedException(
                    "training-jobs", open + " open", "must be fewer than " + settings.mostOpen() + " open");
        }
        UUID id = jdbc.sql("""
                        INSERT INTO training_posted_job (request_key, request_digest, model, job, expires_at)
                        VALUES (:key, :digest, :model, :job, clock_timestamp() + make_interval(secs => :kept)) RETURNING id""")
                .param("key", request.key().orElse(null), Types.VARCHAR)
                .param("digest", request.digest())
                .param("model", job.model())
                .param("job", request.body())
                .param("kept", kept())
                .query(UUID.class)
                .single();
        return find(new PostedJobId(id)).orElseThrow();
    }

    private double kept() {
        return settings.kept().toSeconds();
    }

    @Override
    public Optional<PostedJob> find(PostedJobId id) {
        return jdbc.sql(SHOWN + " WHERE id = ?")
                .param(id.value())
                .query(JdbcPostedJobStore::job)
                .optional();
    }

    @Override
    public List<PostedJob> list(int limit) {
        return jdbc.sql(SHOWN + " ORDER BY created_at DESC, id LIMIT ?")
                .param(limit)
                .query(JdbcPostedJobStore::job)
                .list();
    }

    @Override
    public Optional<String> findFigures(PostedJobId id) {
        return jdbc.sql("SELECT figures FROM training_posted_job WHERE id = ? AND figures IS NOT NULL")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Claim> claim() {
        return jdbc.sql("""
                        UPDATE training_posted_job SET state = 'RUNNING', attempts = attempts + 1, lease = gen_random_uuid(),
                            lease_until = clock_timestamp() + %s, started_at = coalesce(started_at, clock_timestamp()),
                            stage = '', stage_done = 0, stage_total = 0
                        WHERE id = (SELECT id FROM training_posted_job
                            WHERE state = 'QUEUED' OR state = 'RUNNING' AND lease_until < clock_timestamp()
                            ORDER BY created_at, id FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING id, lease, job, attempts""".formatted(LEASE))
                .query((row, number) -> new Claim(
                        new PostedJobId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getInt(4)))
                .optional();
    }

    @Override
    public OptionalInt renew(Claim claim, PostedJob.Step step) {
        return jdbc.sql("""
                        UPDATE training_posted_job SET lease_until = clock_timestamp() + %s, stage = ?, stage_done = ?,
                            stage_total = ? WHERE id = ? AND lease = ? AND state = 'RUNNING' RETURNING asks""".formatted(LEASE))
                .params(step.stage(), step.done(), step.total(), claim.id().value(), claim.lease())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    @Override
    public boolean end(Claim claim, End end) {
        Optional<PostedJob.Registered> registered = end.registered();
        return jdbc.sql("""
                        UPDATE training_posted_job SET state = :state, version = :version, alias = :alias, reason = :reason,
                            figures = :figures, errors = :errors, lease = NULL, ended_at = clock_timestamp(),
                            expires_at = clock_timestamp() + make_interval(secs => :kept)
                        WHERE id = :id AND lease = :lease AND state = 'RUNNING'""")
                        .param("state", end.state().name())
                        .param(
                                "version",
                                registered.map(PostedJob.Registered::version).orElse(null),
                                Types.VARCHAR)
                        .param(
                                "alias",
                                registered.map(PostedJob.Registered::alias).orElse(null),
                                Types.VARCHAR)
                        .param(
                                "reason",
                                registered.map(PostedJob.Registered::reason).orElse(null),
                                Types.VARCHAR)
                        .param("figures", end.figures().orElse(null), Types.VARCHAR)
                        .param("errors", JSON.writeValueAsString(end.errors()))
                        .param("kept", kept())
                        .param("id", claim.id().value())
                        .param("lease", claim.lease())
                        .update()
                > 0;
    }

    @Override
    public void giveBack(Claim claim) {
        var unused = jdbc.sql("""
                        UPDATE training_posted_job SET state = 'QUEUED', attempts = attempts - 1, lease = NULL,
                            lease_until = NULL WHERE id = ? AND lease = ? AND state = 'RUNNING'""").params(claim.id().value(), claim.lease()).update();
    }

    @Override
    public boolean terminate(PostedJobId id) {
        return jdbc.sql("""
                        UPDATE training_posted_job SET
                            asks = asks + (CASE WHEN state IN ('QUEUED', 'RUNNING') THEN 1 ELSE 0 END),
                            state = CASE WHEN state = 'QUEUED' THEN 'TERMINATED' ELSE state END,
                            ended_at = CASE WHEN state = 'QUEUED' THEN clock_timestamp() ELSE ended_at END
                        WHERE id = ?""").param(id.value()).update() > 0;
    }

    @Override
    public boolean delete(PostedJobId id) {
        return jdbc.sql("DELETE FROM training_posted_job WHERE id = ?")
                        .param(id.value())
                        .update()
                > 0;
    }

    @Override
    public int deleteExpired() {
        return jdbc.sql("""
                        DELETE FROM training_posted_job WHERE expires_at < clock_timestamp()
                            AND (state <> 'RUNNING' OR lease_until < clock_timestamp())""").update();
    }

    private static PostedJob job(ResultSet row, int number) throws SQLException {
        String version = row.getString("version");
        return new PostedJob(
                new PostedJobId(row.getObject("id", UUID.class)),
                row.getString("model"),
                JobState.valueOf(row.getString("state")),
                new PostedJob.Step(row.getString("stage"), row.getLong("stage_done"), row.getLong("stage_total")),
                row.getInt("asks"),
                row.getInt("attempts"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                instant(row, "expires_at").orElseThrow(),
                version == null
                        ? Optional.empty()
                        : Optional.of(
                                new PostedJob.Registered(version, row.getString("alias"), row.getString("reason"))),
                List.of(JSON.readValue(row.getString("errors"), JobError[].class)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
