using System.Runtime.InteropServices;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>What a panel holds beside its columns, as bytes with a checksum at the end: issues, stored sessions, status flags, boards, indices, names.</summary>
internal static class ShapeFile
{
    private const int NoDate = -1;

    public static byte[] Write(PanelData data)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(data.SessionsWithoutBasePrices);
        writer.Write(data.Stored.Length);
        writer.Write(MemoryMarshal.AsBytes<bool>(data.Stored));
        writer.Write(data.Issues.Count);
        foreach (var listing in data.Issues)
        {
            Write(writer, listing);
        }

        Write(writer, MemoryMarshal.AsBytes<IssueStatus>(data.Status), data.Status is null);
        Write(writer, MemoryMarshal.AsBytes<Board>(data.Boards), data.Boards is null);
        writer.Write(data.Indices.Count);
        foreach (var (name, values) in data.Indices)
        {
            writer.Write(name);
            writer.Write(MemoryMarshal.AsBytes<double>(values));
        }

        Write(writer, data.Names);
        writer.Flush();
        writer.Write(Crc.Of(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <returns>The panel's data, columns not among them; null where the bytes are not what was written.</returns>
    public static PanelData? Read(byte[] bytes, PanelData frame)
    {
        var length = bytes.Length - sizeof(uint);
        if (length < 0 || Crc.Of(bytes.AsSpan(0, length)) != MemoryMarshal.Read<uint>(bytes.AsSpan(length)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        var withoutBasePrices = reader.ReadInt32();
        var stored = new bool[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(stored.AsSpan()));
        var issues = new Listing[reader.ReadInt32()];
        for (var issue = 0; issue < issues.Length; issue++)
        {
            issues[issue] = ReadListing(reader);
        }

        var cells = stored.Length * issues.Length;
        return frame with
        {
            SessionsWithoutBasePrices = withoutBasePrices,
            Stored = stored,
            Issues = issues,
            Status = ReadCells<IssueStatus>(reader, cells),
            Boards = ReadCells<Board>(reader, cells),
            Indices = ReadIndices(reader, stored.Length),
            Names = ReadNames(reader),
        };
    }

    private static void Write(BinaryWriter writer, IReadOnlyDictionary<int, IReadOnlyList<(int FromSession, string Name)>> names)
    {
        writer.Write(names.Count);
        foreach (var (issue, changes) in names)
        {
            writer.Write(issue);
            writer.Write(changes.Count);
            foreach (var (session, name) in changes)
            {
                writer.Write(session);
                writer.Write(name);
            }
        }
    }

    private static Dictionary<int, IReadOnlyList<(int FromSession, string Name)>> ReadNames(BinaryReader reader)
    {
        var names = new Dictionary<int, IReadOnlyList<(int FromSession, string Name)>>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (issue, changes) = (reader.ReadInt32(), new (int FromSession, string Name)[reader.ReadInt32()]);
            for (var change = 0; change < changes.Length; change++)
            {
                changes[change] = (reader.ReadInt32(), reader.ReadString());
            }

            names.Add(issue, changes);
        }

        return names;
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<byte> cells, bool isNone)
    {
        writer.Write(isNone);
        writer.Write(cells);
    }

    private static T[]? ReadCells<T>(BinaryReader reader, int cells)
        where T : unmanaged
    {
        if (reader.ReadBoolean())
        {
            return null;
        }

        var values = GC.AllocateUninitializedArray<T>(cells);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static Dictionary<string, double[]> ReadIndices(BinaryReader reader, int sessions)
    {
        var indices = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (name, values) = (reader.ReadString(), new double[sessions]);
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            indices.Add(name, values);
        }

        return indices;
    }

    private static void Write(BinaryWriter writer, Listing listing)
    {
        writer.Write(listing.Symbol.Code);
        writer.Write(listing.Name);
        writer.Write((byte)listing.Board);
        writer.Write((int)listing.Class);
        writer.Write(listing.ListedOn?.DayNumber ?? NoDate);
        Write(writer, listing.Industry);
        Write(writer, listing.Administrative?.Text);
    }

    private static Listing ReadListing(BinaryReader reader)
    {
        var listing = new Listing
        {
            Symbol = Symbol.Parse(reader.ReadString()),
            Name = reader.ReadString(),
            Board = (Board)reader.ReadByte(),
            Class = (ShareClass)reader.ReadInt32(),
        };
        var day = reader.ReadInt32();
        return listing with
        {
            ListedOn = day == NoDate ? null : DateOnly.FromDayNumber(day),
            Industry = ReadText(reader),
            Administrative = ReadText(reader) is { } periods ? new DesignationPeriods(periods) : null,
        };
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadText(BinaryReader reader)
    {
        var (isGiven, text) = (reader.ReadBoolean(), reader.ReadString());
        return isGiven ? text : null;
    }
}
