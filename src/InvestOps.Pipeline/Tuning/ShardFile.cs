using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;

namespace InvestOps.Pipeline.Tuning;

/// <summary>The stored form of a shard's trials: numbers in little-endian binary, since there are many and no person reads them.</summary>
internal static class ShardFile
{
    private const uint Mark = 0x31535449; // ITS1

    public static byte[] Write(TuningShard shard, TrialBatch batch)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Mark);
        writer.Write(shard.Points.Count);
        foreach (var point in shard.Points)
        {
            writer.Write(point);
        }

        Write(writer, batch.Tally);
        writer.Write(batch.Trials.Count);
        foreach (var trial in batch.Trials)
        {
            Write(writer, trial);
        }

        return stream.ToArray();
    }

    /// <returns>Null where the bytes are not a shard of these combinations: it is run again.</returns>
    public static TrialBatch? Read(byte[] content, TuningShard shard)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        try
        {
            if (reader.ReadUInt32() != Mark || reader.ReadInt32() != shard.Points.Count || !shard.Points.All(point => reader.ReadInt64() == point))
            {
                return null;
            }

            var tally = ReadTally(reader);
            var trials = new Trial[reader.ReadInt32()];
            for (var index = 0; index < trials.Length; index++)
            {
                trials[index] = ReadTrial(reader);
            }

            return new TrialBatch(trials, tally);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter writer, AbilityTally tally)
    {
        writer.Write(tally.BestRaw);
        writer.Write(tally.BestStudentised);
        writer.Write(tally.Raw.Count);
        foreach (var value in tally.Raw.Concat(tally.Studentised))
        {
            writer.Write(value);
        }
    }

    private static AbilityTally ReadTally(BinaryReader reader)
    {
        var (raw, studentised, count) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32());
        return new AbilityTally(raw, studentised, Numbers(reader, count), Numbers(reader, count));
    }

    private static double[] Numbers(BinaryReader reader, int count)
    {
        var numbers = new double[count];
        for (var index = 0; index < count; index++)
        {
            numbers[index] = reader.ReadDouble();
        }

        return numbers;
    }

    private static void Write(BinaryWriter writer, Trial trial)
    {
        writer.Write(trial.Point);
        writer.Write(trial.Trades);
        writer.Write(trial.Turnover);
        writer.Write(trial.Segments.Length);
        foreach (var summary in trial.Segments.Prepend(trial.Whole))
        {
            writer.Write(summary.Count);
            foreach (var value in (double[])[summary.Sum, summary.Squares, summary.DownSquares, summary.Growth, summary.Peak, summary.Trough, summary.Fall])
            {
                writer.Write(value);
            }
        }
    }

    private static Trial ReadTrial(BinaryReader reader)
    {
        var (point, trades, turnover, count) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32());
        var whole = ReadSummary(reader);
        var segments = new ReturnSummary[count];
        for (var segment = 0; segment < count; segment++)
        {
            segments[segment] = ReadSummary(reader);
        }

        return new Trial { Point = point, Trades = trades, Turnover = turnover, Whole = whole, Segments = segments };
    }

    private static ReturnSummary ReadSummary(BinaryReader reader) => new(
        reader.ReadInt32(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble());
}
