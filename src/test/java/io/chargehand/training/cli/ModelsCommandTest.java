package io.chargehand.training.cli;

import io.chargehand.registry.Alias;
import io.chargehand.registry.AliasMove;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.RecordedVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ModelsCommandTest {

    private static final String JANUARY = "2026-01-01T00:00:00Z";

    @TempDir
    private Path root;

    private FolderRegistry registry;

    @BeforeEach
    void threeVersions() {
        registry = new FolderRegistry(root);
        RecordedVersions.register(registry, "risk", "v1", 0.10, 0.02, JANUARY);
        RecordedVersions.register(registry, "risk", "v2", 0.09, 0.02, JANUARY);
        RecordedVersions.register(registry, "risk", "worse", 0.12, 0.02, JANUARY);
    }

    @Test
    void promotesByGatesAndRollsBack() {
        assertThat(run("promote", "risk", "v1", "--approver", "ada")).isZero();
        assertThat(run("promote", "risk", "v2", "--approver", "ada")).isZero();
        assertThat(run("promote", "risk", "worse", "--approver", "ada")).isEqualTo(1);
        assertThat(champion()).isEqualTo("v2");
        assertThat(run("promote", "risk", "worse", "--alias", "challenger", "--approver", "ada"))
                .isZero();
        assertThat(run("rollback", "risk", "--approver", "bob")).isZero();
        assertThat(champion()).isEqualTo("v1");
        List<AliasMove> moves = registry.listMoves("risk");
        assertThat(moves).hasSize(4);
        assertThat(moves.get(3).approval().approver()).isEqualTo("bob");
        assertThat(run("list")).isZero();
        assertThat(run("list", "risk", "--json")).isZero();
    }

    @Test
    void whatIsUnknownOrMissingIsRefused() {
        assertThat(run("list", "nobody")).isEqualTo(1);
        assertThat(run("promote", "risk", "v9", "--approver", "ada")).isEqualTo(1);
        assertThat(run("promote", "risk", "v1", "--alias", "staging", "--approver", "ada"))
                .isEqualTo(1);
        assertThat(run("rollback", "risk", "--approver", "ada"))
                .as("no champion")
                .isEqualTo(1);
        assertThat(run("promote", "risk", "v1")).as("no approver").isEqualTo(2);
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--models";
        all[arguments.length + 1] = root.toString();
        return new CommandLine(new ModelsCommand()).execute(all);
    }

    private String champion() {
        return registry.findAlias("risk", Alias.CHAMPION)
                .map(ModelVersion::version)
                .orElse("none");
    }
}
