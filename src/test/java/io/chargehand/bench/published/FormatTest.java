package io.chargehand.bench.published;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormatTest {

    private static final String SETUPS = """
            Problem Instance: 7
            Problem Size: 2
            Process Times:
            2
            3
            Weights:
            1
            10
            Duedates:
            4
            5
            Setup Times:
            -1 0 1
            -1 1 5
            0 1 7
            1 0 2
            End Problem Specification
            """;

    @TempDir
    private Path folder;

    @Test
    void readsSeveralInstancesOfOneFile() throws IOException {
        Path file = write("small.txt", "2 3\n1 10\n4 4\n5 6\n1 2\n0 9\n");
        TardinessInstance second = (TardinessInstance) Format.WT.read(file).get(1);
        assertThat(Format.WT.read(file)).extracting(Instance::name).containsExactly("small-1", "small-2");
        assertThat(second.processing(0)).isEqualTo(5);
        assertThat(second.weight(1)).isEqualTo(2);
        assertThat(second.due(1)).isEqualTo(9);
        assertThat(second.setup(0, 1)).isZero();
    }

    @Test
    void takesTheSizeFromTheNameWhereLinesAreWrapped() throws IOException {
        Path file = write("wt4.txt", "2 3\n4 5\n1 1\n1 1\n9 9\n9 9\n");
        assertThat(Format.WT.read(file)).singleElement().matches(instance -> instance.size() == 4);
    }

    @Test
    void readsAFolderByNumberAndItsBestValues() throws IOException {
        write("wt2.txt", "2 3\n1 10\n4 4\n");
        write("wt10.txt", "2 3\n1 10\n4 4\n");
        write("wt2.best.txt", "17\n");
        assertThat(Format.WT.read(folder)).extracting(Instance::name).containsExactly("wt2-1", "wt10-1");
        assertThat(Format.WT.readBest(folder, folder)).containsOnly(java.util.Map.entry("wt2-1", 17L));
    }

    @Test
    void readsSetupsFromTheStartAndByDirection() throws IOException {
        Path file = write("wt_sds_7.instance", SETUPS);
        write("upper-bounds.csv", "instance,found,proved,sequence\n17,3,no,0 1\n7,48,no,1 0\n");
        TardinessInstance instance = (TardinessInstance) Format.WTSDS.read(file).get(0);
        assertThat(instance.firstSetup(1)).isEqualTo(5);
        assertThat(instance.setup(0, 1)).isEqualTo(7);
        assertThat(instance.setup(1, 0)).isEqualTo(2);
        assertThat(instance.due(1)).isEqualTo(5);
        assertThat(Format.WTSDS.readBest(folder, file)).containsOnly(java.util.Map.entry("wt_sds_7", 48L));
    }

    @Test
    void refusesWhatDoesNotFollowTheFormat() throws IOException {
        Path odd = write("odd.txt", "2 3\n1 10\n4\n");
        Path words = write("words.txt", "two three\n");
        Path cut = write("cut.instance", SETUPS.replace("1 0 2\n", ""));
        assertThatThrownBy(() -> Format.WT.read(odd))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("odd.txt")
                .hasMessageContaining("5 numbers");
        assertThatThrownBy(() -> Format.WT.read(words)).isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> Format.WTSDS.read(cut))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("must have 4 set-up times, but has 3");
        assertThatThrownBy(() -> Format.WTSDS.read(Files.createDirectory(folder.resolve("empty"))))
                .isInstanceOf(MalformedFileException.class);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void drawsTheSameInstanceFromTheSameSeed(Format format) {
        Instance one = format.generate(20, 5);
        Instance same = format.generate(20, 5);
        Instance other = format.generate(20, 6);
        assertThat(one.size()).isEqualTo(20);
        assertThat(one).usingRecursiveComparison().isEqualTo(same);
        assertThat(one).usingRecursiveComparison().isNotEqualTo(other);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
