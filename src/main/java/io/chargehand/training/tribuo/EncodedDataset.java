package io.chargehand.training.tribuo;

import io.chargehand.training.Examples;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;

/**
 * Encoded rows as Tribuo's dataset. Features and labels are counted as if each row had been added; an example is made
 * when one is asked for. Takes no further ones. Thread-safe to read.
 */
final class EncodedDataset extends MutableDataset<Label> {

    private static final long serialVersionUID = 1;
    private static final LabelFactory LABELS = new LabelFactory();
    private static final OffsetDateTime UNSTAMPED = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final transient Examples rows;
    private final transient TribuoData.Present present;
    private final String[] names;
    private final boolean padded;

    EncodedDataset(Examples rows, TribuoData.Present present) {
        super(new SimpleDataSourceProvenance("encoded rows", UNSTAMPED, LABELS), LABELS);
        this.rows = rows;
        this.present = present;
        names = TribuoData.names(rows);
        int fewest = names.length;
        for (int i = 0; i < rows.size(); i++) {
            outputMap.observe(TribuoData.label(rows.labels()[i]));
            fewest = Math.min(fewest, count(rows.inputs()[i]));
        }
        padded = fewest == 0;
        for (int i = 0; padded && i < rows.size(); i++) {
            featureMap.add(TribuoData.ALWAYS, 1);
        }
        dense = Math.max(1, fewest) >= featureMap.size();
    }

    /** Counts the values of a row that are there; how many. */
    private int count(float[] row) {
        int there = 0;
        for (int i = 0; i < row.length; i++) {
            if (present.test(row[i])) {
                featureMap.add(names[i], row[i]);
                there++;
            }
        }
        return there;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Example<Label> getExample(int row) {
        ArrayExample<Label> example =
                TribuoData.example(names, rows.inputs()[row], rows.labels()[row], rows.weights()[row], present);
        if (padded) {
            example.add(TribuoData.ALWAYS, 1);
        }
        return example;
    }

    @Override
    public List<Example<Label>> getData() {
        return new AbstractList<>() {
            @Override
            public Example<Label> get(int row) {
                return getExample(row);
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    @Override
    public Iterator<Example<Label>> iterator() {
        return getData().iterator();
    }

    @Override
    public void add(Example<Label> example) {
        throw new UnsupportedOperationException("encoded rows are all there");
    }
}
