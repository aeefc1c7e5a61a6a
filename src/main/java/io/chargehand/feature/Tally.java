package io.chargehand.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A running count and sum under one key, by kind of memory. Not safe for use by several threads. */
sealed interface Tally {

    /** Adds a value that became known at an instant. */
    void add(long at, double value);

    /** Counts into {@code into[0]} and sums into {@code into[1]} as of an instant, without changing anything. */
    void read(long at, double[] into);

    /** Whether nothing remains that a reading at the instant or later would count. */
    boolean emptyAt(long at);

    void write(DataOutput out) throws IOException;

    static Tally of(Memory memory) {
        if (memory instanceof Memory.Window window) {
            return new Windowed(window.length().toMillis());
        }
        return memory instanceof Memory.Decay decay
                ? new Decayed(decay.halfLife().toMillis())
                : new Whole();
    }

    static Tally read(Memory memory, DataInput in) throws IOException {
        Tally tally = of(memory);
        if (tally instanceof Windowed windowed) {
            windowed.fill(in);
        } else if (tally instanceof Decayed decayed) {
            decayed.fill(in);
        } else if (tally instanceof Whole whole) {
            whole.fill(in);
        }
        return tally;
    }

    /** Everything, weighed alike. */
    final class Whole implements Tally {
        private double count;
        private double sum;

        @Override
        public void add(long at, double value) {
            count++;
            sum += value;
        }

        @Override
        public void read(long at, double[] into) {
            into[0] = count;
            into[1] = sum;
        }

        @Override
        public boolean emptyAt(long at) {
            return false;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeDouble(count);
            out.writeDouble(sum);
        }

        private void fill(DataInput in) throws IOException {
            count = in.readDouble();
            sum = in.readDouble();
        }
    }

    /** Everything, halved every half-life. The weight at the instant read last is kept: the cases of a call share theirs. */
    final class Decayed implements Tally {
        private static final double FORGOTTEN = 1e-9;

        private final double halfLife;
        private long last = Long.MIN_VALUE;
        private double count;
        private double sum;
        private long readAt = Long.MIN_VALUE;
        private double readKept;

        private Decayed(long halfLife) {
            this.halfLife = halfLife;
        }

        @Override
        public void add(long at, double value) {
            if (last == Long.MIN_VALUE) {
                last = at;
            }
            if (at >= last) {
                double kept = Math.pow(0.5, (at - last) / halfLife);
                count = count * kept + 1;
                sum = sum * kept + value;
                last = at;
                readAt = Long.MIN_VALUE;
            } else {
                double weight = Math.pow(0.5, (last - at) / halfLife);
                count += weight;
                sum += weight * value;
            }
        }

        @Override
        public void read(long at, double[] into) {
            if (at != readAt) {
                readKept = last == Long.MIN_VALUE ? 0 : Math.pow(0.5, Math.max(0, at - last) / halfLife);
                readAt = at;
            }
            into[0] = count * readKept;
            into[1] = sum * readKept;
        }

        @Override
        public boolean emptyAt(long at) {
            return last == Long.MIN_VALUE || count * Math.pow(0.5, Math.max(0, at - last) / halfLife) < FORGOTTEN;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeLong(last);
            out.writeDouble(count);
            out.writeDouble(sum);
        }

        private void fill(DataInput in) throws IOException {
            last = in.readLong();
            readAt = Long.MIN_VALUE;
            count = in.readDouble();
            sum = in.readDouble();
        }
    }

    /** The last stretch of time, in at most {@link Memory.Window#BUCKETS} buckets. What was read last is kept, and followed up, until the oldest bucket moves on. */
    final class Windowed implements Tally {
        private static final long NOT_READ = Long.MAX_VALUE;
        /** Whole numbers up to it, and twice it, are exact. */
        private static final double EXACT = 1L << 51;

        private final long width;
        private long[] buckets = new long[2];
        private double[] counts = new double[2];
        private double[] sums = new double[2];
        private int size;
        private long readFrom = NOT_READ;
        private double readCount;
        private double readSum;
        private boolean readWhole;

        private Windowed(long length) {
            this.width = Math.max(1, length / Memory.Window.BUCKETS);
        }

        @Override
        public void add(long at, double value) {
            long bucket = Math.floorDiv(at, width);
            int position = size;
            while (position > 0 && buckets[position - 1] > bucket) {
                position--;
            }
            if (position > 0 && buckets[position - 1] == bucket) {
                counts[position - 1]++;
                sums[position - 1] += value;
                follow(bucket, value);
                return;
            }
            if (position == size) {
                forget(bucket - Memory.Window.BUCKETS);
                position = size;
            } else if (bucket <= buckets[size - 1] - Memory.Window.BUCKETS) {
                return;
            }
            insert(position, bucket, value);
            follow(bucket, value);
        }

        /** Adds to what was read last, where that is exact to the last bit: whole numbers add up alike in any order. */
        private void follow(long bucket, double value) {
            if (!readWhole || value != Math.rint(value) || Math.abs(readSum) > EXACT) {
                readFrom = NOT_READ;
            } else if (bucket > readFrom) {
                readCount++;
                readSum += value;
            }
        }

        private void insert(int position, long bucket, double value) {
            if (size == buckets.length) {
                int room = Math.min(Memory.Window.BUCKETS + 1, size * 2);
                buckets = Arrays.copyOf(buckets, room);
                counts = Arrays.copyOf(counts, room);
                sums = Arrays.copyOf(sums, room);
            }
            System.arraycopy(buckets, position, buckets, position + 1, size - position);
            System.arraycopy(counts, position, counts, position + 1, size - position);
            System.arraycopy(sums, position, sums, position + 1, size - position);
            buckets[position] = bucket;
            counts[position] = 1;
            sums[position] = value;
            size++;
        }

        private void forget(long upTo) {
            int expired = 0;
            while (expired < size && buckets[expired] <= upTo) {
                expired++;
            }
            if (expired > 0) {
                readFrom = buckets[expired - 1] > readFrom ? NOT_READ : readFrom;
                size -= expired;
                System.arraycopy(buckets, expired, buckets, 0, size);
                System.arraycopy(counts, expired, counts, 0, size);
                System.arraycopy(sums, expired, sums, 0, size);
            }
        }

        @Override
        public void read(long at, double[] into) {
            long oldest = Math.floorDiv(at, width) - Memory.Window.BUCKETS;
            if (oldest != readFrom) {
                addUp(oldest);
            }
            into[0] = readCount;
            into[1] = readSum;
        }

        private void addUp(long oldest) {
            double count = 0;
            double sum = 0;
            readWhole = true;
            for (int i = size - 1; i >= 0 && buckets[i] > oldest; i--) {
                count += counts[i];
                sum += sums[i];
                readWhole &= sums[i] == Math.rint(sums[i]);
            }
            readFrom = oldest;
            readCount = count;
            readSum = sum;
        }

        @Override
        public boolean emptyAt(long at) {
            return size == 0 || buckets[size - 1] <= Math.floorDiv(at, width) - Memory.Window.BUCKETS;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeInt(size);
            for (int i = 0; i < size; i++) {
                out.writeLong(buckets[i]);
                out.writeDouble(counts[i]);
                out.writeDouble(sums[i]);
            }
        }

        private void fill(DataInput in) throws IOException {
            readFrom = NOT_READ;
            size = in.readInt();
            buckets = new long[Math.max(2, size)];
            counts = new double[buckets.length];
            sums = new double[buckets.length];
            for (int i = 0; i < size; i++) {
                buckets[i] = in.readLong();
                counts[i] = in.readDouble();
                sums[i] = in.readDouble();
            }
        }
    }
}
