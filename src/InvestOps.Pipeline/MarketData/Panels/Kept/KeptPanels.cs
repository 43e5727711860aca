using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>
/// Loaded panels as files of this machine, for the next process that needs the same: it reads only the rows that it looks at. A panel's
/// name is the identity of all that went into it, so what was published since makes another one. A file that is gone or damaged is made again.
/// </summary>
internal sealed class KeptPanels(ILocalCache cache)
{
    /// <summary>Below this the market's own files are as quick, and each day of scans would leave a copy.</summary>
    public const int FewestSessions = 400;

    /// <returns>The panel's data; null where some of it is not kept.</returns>
    public PanelData? Find(PanelKey key, IReadOnlyCollection<PanelColumn> columns, PanelData frame)
    {
        using var shape = cache.Open(key.Shape);
        if (shape is null || ShapeOf(shape, frame) is not { } data)
        {
            return null;
        }

        var rows = new Dictionary<PanelColumn, PanelRows>();
        foreach (var column in columns.Where(column => IsKept(column, data.Basis)))
        {
            if (OpenColumn(key.Column(column), data) is not { } found)
            {
                return null;
            }

            rows.Add(column, found);
        }

        return data with { Columns = rows };
    }

    /// <summary>Keeps a panel's columns, those of other requests beside them, and then what holds them together.</summary>
    public void Keep(PanelKey key, PanelData data)
    {
        var columns = data.Columns.Where(column => IsKept(column.Key, data.Basis)).ToArray();
        var kept = new bool[columns.Length];
        FilesAtOnce.ForEach(columns.Length, index => kept[index] = cache.TryKeep(key.Column(columns[index].Key), stream => RowFile.Write(stream, columns[index].Value)));
        if (Array.TrueForAll(kept, isKept => isKept))
        {
            cache.TryKeep(key.Shape, stream => stream.Write(ShapeFile.Write(data)));
        }
    }

    // The factors of prices that were adjusted by their source are all 1, as every panel knows.
    private static bool IsKept(PanelColumn column, PriceBasis basis) => column != PanelColumn.Adjustment || basis == PriceBasis.Raw;

    private static PanelData? ShapeOf(ICachedFile file, PanelData frame)
    {
        if (file.Length > int.MaxValue)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        return ShapeFile.Read(bytes, frame) is { } data && data.Stored.Length == frame.Sessions.Count ? data : null;
    }

    // The rows keep the file open for as long as they live.
    private KeptRows? OpenColumn(string name, PanelData data)
    {
        var file = cache.Open(name);
        var rows = file is null ? null : RowFile.Open(file, data.Sessions.Count, data.Issues.Count, () => cache.Remove(name));
        if (rows is null)
        {
            file?.Dispose();
        }

        return rows;
    }
}
