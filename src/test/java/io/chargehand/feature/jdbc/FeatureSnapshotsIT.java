package io.chargehand.feature.jdbc;

import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class FeatureSnapshotsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private JdbcFeatureSnapshots snapshots = new JdbcFeatureSnapshots(DATABASE.jdbc());

    @BeforeEach
    void startsWithNone() {
        DATABASE.jdbc().sql("TRUNCATE feature_snapshot").update();
        snapshots = new JdbcFeatureSnapshots(DATABASE.jdbc());
    }

    @Test
    void keepsTheLastOneWhole() {
        assertThat(snapshots.find()).isEmpty();
        byte[] first = new byte[3_000_000];
        new Random(1).nextBytes(first);
        snapshots.keep(first);
        assertThat(snapshots.find()).contains(first);
        byte[] second = {1, 2, 3};
        new JdbcFeatureSnapshots(DATABASE.jdbc()).keep(second);
        assertThat(snapshots.find()).contains(second);
    }

    @Test
    void theCodeThatFoldsHasOneName() {
        assertThat(FoldingCode.digest()).matches("[0-9a-f]{64}").isEqualTo(FoldingCode.digest());
    }
}
