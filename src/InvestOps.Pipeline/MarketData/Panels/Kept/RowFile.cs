using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>
/// One column of a panel as a file of this machine: a head of magic number, sessions, issues, then kind and checksum of each
/// row, and the head's own checksum; then the rows. Most rows hold whole numbers, which take half the room.
/// </summary>
internal static class RowFile
{
    public const int NoValue = int.MinValue;
    private const ulong Magic = 0x0031574F52534F49; // IOSROW1
    private const int Fixed = 16;
    private const int Entry = 8;

    public static void Write(Stream stream, PanelRows rows)
    {
        var head = new byte[HeadLength(rows.Sessions)];
        MemoryMarshal.Write(head, Magic);
        MemoryMarshal.Write(head.AsSpan(8), rows.Sessions);
        MemoryMarshal.Write(head.AsSpan(12), rows.Issues);
        stream.Write(head); // its room; it is known at the end
        var whole = new int[rows.Issues];
        for (var session = 0; session < rows.Sessions; session++)
        {
            var row = rows[session];
            var kind = KindOf(row, whole);
            var bytes = kind switch
            {
                RowKind.Empty => [],
                RowKind.Whole => MemoryMarshal.AsBytes<int>(whole),
                _ => MemoryMarshal.AsBytes(row),
            };
            MemoryMarshal.Write(head.AsSpan(Fixed + (session * Entry)), (int)kind);
            MemoryMarshal.Write(head.AsSpan(Fixed + (session * Entry) + sizeof(int)), Crc.Of(bytes));
            stream.Write(bytes);
        }

        MemoryMarshal.Write(head.AsSpan(head.Length - sizeof(uint)), Crc.Of(head.AsSpan(0, head.Length - sizeof(uint))));
        stream.Position = 0;
        stream.Write(head);
    }

    /// <returns>The rows, each read when it is first looked at; null where the file is not whole or of another shape.</returns>
    public static KeptRows? Open(ICachedFile file, int sessions, int issues, Action discard)
    {
        var head = new byte[HeadLength(sessions)];
        if (file.Length < head.Length)
        {
            return null;
        }

        file.Read(0, head);
        var isWhole = MemoryMarshal.Read<uint>(head.AsSpan(head.Length - sizeof(uint))) == Crc.Of(head.AsSpan(0, head.Length - sizeof(uint)));
        if (!isWhole || MemoryMarshal.Read<ulong>(head) != Magic || MemoryMarshal.Read<int>(head.AsSpan(8)) != sessions || MemoryMarshal.Read<int>(head.AsSpan(12)) != issues)
        {
            return null;
        }

        var places = Places(head, sessions, issues, out var end);
        return end == file.Length ? new KeptRows(file, places, issues, discard) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every cell that a cold process looks at
    public static void Widen(ReadOnlySpan<int> whole, Span<double> row)
    {
        for (var issue = 0; issue < row.Length; issue++)
        {
            row[issue] = whole[issue] == NoValue ? double.NaN : whole[issue];
        }
    }

    private static int HeadLength(int sessions) => checked(Fixed + (sessions * Entry) + sizeof(uint));

    private static KeptRowPlace[] Places(ReadOnlySpan<byte> head, int sessions, int issues, out long end)
    {
        var places = new KeptRowPlace[sessions];
        end = head.Length;
        for (var session = 0; session < sessions; session++)
        {
            var entry = head[(Fixed + (session * Entry))..];
            var kind = (RowKind)MemoryMarshal.Read<int>(entry);
            places[session] = new KeptRowPlace(kind, end, MemoryMarshal.Read<uint>(entry[sizeof(int)..]));
            end += kind switch
            {
                RowKind.Empty => 0,
                RowKind.Whole => (long)issues * sizeof(int),
                _ => (long)issues * sizeof(double),
            };
        }

        return places;
    }

    // Minus zero and numbers that are not whole or too large need all their bits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RowKind KindOf(ReadOnlySpan<double> row, Span<int> whole)
    {
        var values = 0;
        for (var issue = 0; issue < row.Length; issue++)
        {
            var value = row[issue];
            if (double.IsNaN(value))
            {
                whole[issue] = NoValue;
                continue;
            }

            values++;
            if (!(value is > int.MinValue and <= int.MaxValue) || BitConverter.DoubleToInt64Bits((int)value) != BitConverter.DoubleToInt64Bits(value))
            {
                return RowKind.Real;
            }

            whole[issue] = (int)value;
        }

        return values == 0 ? RowKind.Empty : RowKind.Whole;
    }
}
