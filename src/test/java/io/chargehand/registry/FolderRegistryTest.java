package io.chargehand.registry;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.UnknownIdException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderRegistryTest {

    private static final Approval APPROVAL = Approval.promotion("ada", Instant.EPOCH, "a test");

    @TempDir
    private Path root;

    @Test
    void versionsAreListedByTimeAndAliasesPointToThem() throws IOException {
        FolderRegistry registry = new FolderRegistry(root);
        ModelVersion second = register(registry, "20260102T000000000Z-bb");
        ModelVersion first = register(registry, "20260101T000000000Z-aa");
        assertThat(registry.listVersions("risk")).containsExactly(first, second);
        assertThat(registry.listNames()).containsExactly("risk");
        assertThat(registry.findAlias("risk", Alias.CHAMPION)).isEmpty();
        assertThat(registry.moveAlias(second, Alias.CHAMPION, APPROVAL, Optional::isEmpty))
                .isTrue();
        assertThat(registry.moveAlias(first, Alias.CHAMPION, APPROVAL, Optional::isEmpty))
                .isFalse();
        assertThat(registry.findAlias("risk", Alias.CHAMPION)).contains(second);
        assertThat(Files.readString(second.folder().resolve("model.json"))).isEqualTo("{}");
    }

    @Test
    void aVersionIsRegisteredOnce() throws IOException {
        FolderRegistry registry = new FolderRegistry(root);
        register(registry, "v1");
        assertThatThrownBy(() -> register(registry, "v1")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> registry.getVersion("risk", "v2")).isInstanceOf(UnknownIdException.class);
        assertThatThrownBy(() -> registry.getVersion("../risk", "v2"))
                .hasMessageContaining("must be 1 to 64 characters");
        assertThatThrownBy(() -> registry.getVersion("..", "v2")).hasMessageContaining("dot");
    }

    @Test
    void ofManyWritersOneBecomesTheFirstChampion() throws Exception {
        FolderRegistry registry = new FolderRegistry(root);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> moved = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> registry.moveAlias(
                            register(registry, "v" + i), Alias.CHAMPION, APPROVAL, Optional::isEmpty)))
                    .toList();
            int champions = 0;
            for (Future<Boolean> each : moved) {
                champions += each.get() ? 1 : 0;
            }
            assertThat(champions).isOne();
            assertThat(registry.listVersions("risk")).hasSize(24);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ModelVersion register(FolderRegistry registry, String version) throws IOException {
        Path staged = registry.stage("risk");
        Files.writeString(staged.resolve("model.json"), "{}");
        return registry.register("risk", version, staged);
    }
}
