package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.PlanStore;
import io.chargehand.backroom.PlannedNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The last plan of each node, one row each, as JSON. Thread-safe. */
final class JdbcPlanStore implements PlanStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcPlanStore.class);

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcPlanStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void save(PlannedNode plan) {
        jdbc.update(
                """
                INSERT INTO backroom_plan (node_id, version, planned_at, event_position, body) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (node_id) DO UPDATE SET version = excluded.version, planned_at = excluded.planned_at,
                    event_position = excluded.event_position, body = excluded.body
                WHERE backroom_plan.version <= excluded.version""",
                plan.node().value(),
                plan.version(),
                plan.plannedAt().atOffset(ZoneOffset.UTC),
                plan.eventPosition(),
                json.writeValueAsString(plan));
    }

    @Override
    public List<PlannedNode> load() {
        return jdbc.queryForList("SELECT body FROM backroom_plan ORDER BY node_id", String.class).stream()
                .flatMap(body -> read(body).stream())
                .toList();
    }

    private Optional<PlannedNode> read(String body) {
        try {
            return Optional.of(json.readValue(body, PlannedNode.class));
        } catch (JacksonException unreadable) {
            LOG.warn(
                    "A plan of an earlier version cannot be read, and is made anew: {}",
                    unreadable.getOriginalMessage());
            return Optional.empty();
        }
    }
}
