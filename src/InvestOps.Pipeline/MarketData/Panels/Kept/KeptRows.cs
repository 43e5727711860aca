using System.Buffers;
using System.Runtime.InteropServices;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>Rows of a kept column, each read, checked and widened when it is first looked at.</summary>
internal sealed class KeptRows(ICachedFile file, KeptRowPlace[] places, int issues, Action discard) : PanelRows
{
    private readonly double[]?[] _rows = new double[places.Length][];

    public override int Sessions => places.Length;

    public override int Issues => issues;

    /// <exception cref="MarketDataException">The row is not what was written. The file is thrown out, so that the next run makes it again.</exception>
    public override ReadOnlySpan<double> this[int session] => _rows[session] ?? Fetch(session);

    public override ReadOnlySpan<double> Glance(int session, Span<double> room)
    {
        if (_rows[session] is { } kept)
        {
            return kept;
        }

        Fill(session, room);
        return room;
    }

    // Two threads may fetch the same row at once; both get the same numbers.
    private double[] Fetch(int session)
    {
        var row = GC.AllocateUninitializedArray<double>(issues);
        Fill(session, row);
        return _rows[session] = row;
    }

    private void Fill(int session, Span<double> row)
    {
        switch (places[session].Kind)
        {
            case RowKind.Empty:
                row.Fill(double.NaN);
                break;
            case RowKind.Whole:
                var whole = ArrayPool<int>.Shared.Rent(issues);
                Read(session, MemoryMarshal.AsBytes(whole.AsSpan(0, issues)));
                RowFile.Widen(whole.AsSpan(0, issues), row);
                ArrayPool<int>.Shared.Return(whole);
                break;
            default:
                Read(session, MemoryMarshal.AsBytes(row));
                break;
        }
    }

    private void Read(int session, Span<byte> bytes)
    {
        file.Read(places[session].Position, bytes);
        if (Crc.Of(bytes) != places[session].Checksum)
        {
            discard();
            throw new MarketDataException("A copy of the market on this machine is damaged, perhaps its disk is. The copy was thrown out: run again.");
        }
    }
}
